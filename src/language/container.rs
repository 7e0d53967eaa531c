//! Reads `weights.bin`, the container that `assets/models/english/convert.py` writes and describes.

use std::collections::BTreeMap;

use super::EngineError;

const MAGIC: &[u8] = b"RELATAW1";

/// Type of the numbers of a tensor, with its code in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NumberType {
    F32 = 0,
    F16 = 1,
    U8 = 2,
    U16 = 3,
    U32 = 4,
}

impl NumberType {
    fn from_code(code: u8) -> Option<Self> {
        [Self::F32, Self::F16, Self::U8, Self::U16, Self::U32].into_iter().find(|kind| *kind as u8 == code)
    }

    const fn size(self) -> usize {
        match self {
            Self::F32 | Self::U32 => 4,
            Self::F16 | Self::U16 => 2,
            Self::U8 => 1,
        }
    }
}

/// One named array of numbers, still in the bytes of the file.
struct Tensor<'a> {
    kind: NumberType,
    shape: Vec<usize>,
    data: &'a [u8],
}

/// The tensors of a container by name.
pub(super) struct Container<'a> {
    tensors: BTreeMap<&'a str, Tensor<'a>>,
}

impl<'a> Container<'a> {
    /// Reads the table of contents; the numbers are decoded when they are asked for.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, EngineError> {
        let mut header = Reader { bytes, position: 0 };
        if header.take(MAGIC.len())? != MAGIC {
            return Err(EngineError::Container("wrong signature"));
        }
        let count = header.u32()?;
        let mut tensors = BTreeMap::new();
        for _ in 0..count {
            let name_length = header.u8()?;
            let name = std::str::from_utf8(header.take(name_length.into())?)
                .map_err(|_| EngineError::Container("a name is not UTF-8"))?;
            let kind =
                NumberType::from_code(header.u8()?).ok_or(EngineError::Container("unknown number type"))?;
            let dimensions = header.u8()?;
            let shape = (0..dimensions)
                .map(|_| header.u32().map(|size| size as usize))
                .collect::<Result<Vec<_>, _>>()?;
            let length = shape
                .iter()
                .try_fold(kind.size(), |product, size| product.checked_mul(*size))
                .ok_or(EngineError::Container("a tensor is too large"))?;
            let start = usize::try_from(header.u64()?)
                .map_err(|_| EngineError::Container("a tensor lies outside the file"))?;
            let data = start
                .checked_add(length)
                .and_then(|end| bytes.get(start..end))
                .ok_or(EngineError::Container("a tensor lies outside the file"))?;
            tensors.insert(name, Tensor { kind, shape, data });
        }
        Ok(Self { tensors })
    }

    /// The shape of a tensor.
    pub(super) fn shape(&self, name: &str) -> Result<&[usize], EngineError> {
        Ok(&self.tensor(name)?.shape)
    }

    /// A tensor of any floating-point type as single precision, row by row.
    pub(super) fn floats(&self, name: &str) -> Result<Vec<f32>, EngineError> {
        let tensor = self.tensor(name)?;
        match tensor.kind {
            NumberType::F32 => Ok(words(tensor.data).map(f32::from_bits).collect()),
            NumberType::F16 => Ok(half_words(tensor.data).map(single_from_half).collect()),
            _ => Err(unexpected(name, "number type")),
        }
    }

    /// A tensor of any floating-point type that must have the given shape.
    pub(super) fn floats_of_shape(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EngineError> {
        if self.shape(name)? == shape { self.floats(name) } else { Err(unexpected(name, "shape")) }
    }

    /// A half-precision tensor as its bit patterns, to be decoded row by row when needed.
    pub(super) fn halves(&self, name: &str) -> Result<Vec<u16>, EngineError> {
        Ok(half_words(self.data(name, NumberType::F16)?).collect())
    }

    /// A tensor of bytes, not copied.
    pub(super) fn bytes(&self, name: &str) -> Result<&'a [u8], EngineError> {
        self.data(name, NumberType::U8)
    }

    /// A tensor of 16-bit numbers.
    pub(super) fn u16s(&self, name: &str) -> Result<Vec<u16>, EngineError> {
        Ok(half_words(self.data(name, NumberType::U16)?).collect())
    }

    /// A tensor of 32-bit numbers.
    pub(super) fn u32s(&self, name: &str) -> Result<Vec<u32>, EngineError> {
        Ok(words(self.data(name, NumberType::U32)?).collect())
    }

    fn data(&self, name: &str, kind: NumberType) -> Result<&'a [u8], EngineError> {
        let tensor = self.tensor(name)?;
        if tensor.kind == kind { Ok(tensor.data) } else { Err(unexpected(name, "number type")) }
    }

    fn tensor(&self, name: &str) -> Result<&Tensor<'a>, EngineError> {
        self.tensors.get(name).ok_or_else(|| EngineError::MissingTensor(name.to_owned()))
    }
}

/// The error for a tensor that is not as the engine expects it.
pub(super) fn unexpected(name: &str, what: &'static str) -> EngineError {
    EngineError::UnexpectedTensor { name: name.to_owned(), what }
}

/// The value of a half-precision number (IEEE 754 binary16) that is finite.
///
/// The exponent is rebiased by a multiplication, which also gives the subnormal numbers exactly.
#[inline(always)]
pub(super) fn single_from_half(half: u16) -> f32 {
    /// 2 to the power of 127 - 15, the difference of the two biases.
    const REBIAS: f32 = f32::from_bits((127 + 112) << 23);
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * REBIAS;
    f32::from_bits(magnitude.to_bits() | u32::from(half & 0x8000) << 16)
}

fn words(data: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let (words, _) = data.as_chunks::<4>();
    words.iter().map(|bytes| u32::from_le_bytes(*bytes))
}

fn half_words(data: &[u8]) -> impl Iterator<Item = u16> + '_ {
    let (words, _) = data.as_chunks::<2>();
    words.iter().map(|bytes| u16::from_le_bytes(*bytes))
}

struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], EngineError> {
        let end = self.position + length;
        let taken = self.bytes.get(self.position..end).ok_or(EngineError::Container("cut short"))?;
        self.position = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], EngineError> {
        self.take(N)?.try_into().map_err(|_| EngineError::Container("cut short"))
    }

    fn u8(&mut self) -> Result<u8, EngineError> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn u32(&mut self) -> Result<u32, EngineError> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, EngineError> {
        self.array().map(u64::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_precision_numbers_decode_exactly() {
        for (half, single) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x7bff, 65504.0),
            (0x0001, 5.960_464_5e-8),
            (0x83ff, -6.097_555e-5),
        ] {
            assert!((single_from_half(half) - single).abs() <= f32::EPSILON * single.abs(), "{half:x}");
        }
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let whole = super::super::assets::WEIGHTS;
        assert!(Container::read(whole).is_ok());
        assert!(Container::read(&whole[..whole.len() / 2]).is_err());
        assert!(Container::read(&whole[..20]).is_err());
        assert!(Container::read(b"something else").is_err());
    }
}
