//! What numbers are numbers of.

/// A unit, so that only what can be compared is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Things that are counted: the quantity names them.
    Count,
    /// Parts of a hundred.
    Percent,
    /// Steps between two parts of a hundred.
    Points,
    /// Money of this currency.
    Money(&'static str),
    /// A measure, in the unit of this name.
    Measure(&'static str),
}

/// The currency of a sign.
pub(super) fn sign(text: &str) -> Option<&'static str> {
    Some(match text {
        "€" => "EUR",
        "$" => "USD",
        "£" => "GBP",
        "¥" => "JPY",
        "₴" => "UAH",
        "₽" => "RUB",
        "₹" => "INR",
        _ => return None,
    })
}

/// The currency of a code before a number.
pub(super) fn code(text: &str) -> Option<&'static str> {
    ["EUR", "USD", "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "UAH", "RUB", "CNY", "INR", "TRY"]
        .into_iter()
        .find(|code| *code == text)
}

/// The currency of a word after a number. Crowns and francs of several countries are not told apart.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    Some(match word {
        "euro" | "euros" => "EUR",
        "dollar" | "dollars" => "USD",
        "pound" | "pounds" | "sterling" => "GBP",
        "yen" => "JPY",
        "franc" | "francs" => "franc",
        "crown" | "crowns" | "krona" | "kronor" | "krone" | "kroner" | "koruna" | "korunas" => "crown",
        "zloty" | "zlotys" | "zloties" => "PLN",
        "hryvnia" | "hryvnias" => "UAH",
        "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
        "yuan" | "renminbi" => "CNY",
        "rupee" | "rupees" => "INR",
        "lira" | "liras" | "lire" => "TRY",
        "forint" | "forints" => "HUF",
        "leu" | "lei" => "RON",
        _ => return code(&word.to_uppercase()).filter(|_| word.len() == 3),
    })
}

/// The measure of a word, and by what a number of it is to be multiplied.
pub(super) fn measure(word: &str) -> Option<(&'static str, f64)> {
    Some(match word {
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => ("metre", 1e3),
        "metre" | "metres" | "meter" | "meters" => ("metre", 1.0),
        "mile" | "miles" => ("metre", 1_609.344),
        "foot" | "feet" | "ft" => ("metre", 0.3048),
        "hectare" | "hectares" => ("hectare", 1.0),
        "acre" | "acres" => ("hectare", 0.404_686),
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => {
            ("kilogram", 1.0)
        }
        "tonne" | "tonnes" | "ton" | "tons" => ("kilogram", 1e3),
        "litre" | "litres" | "liter" | "liters" => ("litre", 1.0),
        "barrel" | "barrels" => ("barrel", 1.0),
        "kilowatt" | "kilowatts" | "kw" => ("watt", 1e3),
        "megawatt" | "megawatts" | "mw" => ("watt", 1e6),
        "gigawatt" | "gigawatts" | "gw" => ("watt", 1e9),
        "degree" | "degrees" => ("degree", 1.0),
        "minute" | "minutes" => ("minute", 1.0),
        "hour" | "hours" => ("minute", 60.0),
        "day" | "days" => ("day", 1.0),
        "week" | "weeks" => ("day", 7.0),
        "month" | "months" => ("month", 1.0),
        "year" | "years" => ("month", 12.0),
        "decade" | "decades" => ("month", 120.0),
        _ => return None,
    })
}

/// By what a word after a number multiplies it.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "million" | "m" | "mn" | "mln" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}
