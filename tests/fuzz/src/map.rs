//! A map in OpenStreetMap's own packing (PBF), with numbers in it that point nowhere: bytes changed at random seldom give
//! a map that is whole but for one thing.

use crate::choices::Choices;

const STRINGS: [&str; 12] = [
    "",
    "leisure",
    "playground",
    "amenity",
    "library",
    "name",
    "Puisto",
    "opening_hours",
    "Mo-Fr 09:00-15:00",
    "access",
    "addr:postcode",
    "\u{0}<p>",
];

/// A whole file.
pub fn file(choices: &mut Choices<'_>) -> Vec<u8> {
    let mut file = block("OSMHeader", &field(4, b"OsmSchema-V0.6"));
    for _ in 0..=choices.below(2) {
        let content = primitive(choices);
        file.extend(block("OSMData", &content));
    }
    file
}

fn primitive(choices: &mut Choices<'_>) -> Vec<u8> {
    let table: Vec<u8> = STRINGS.iter().flat_map(|text| field(1, text.as_bytes())).collect();
    let mut block = field(1, &table);
    for _ in 0..=choices.below(3) {
        let group: Vec<u8> = (0..=choices.below(4))
            .flat_map(|_| match choices.below(4) {
                0 => field(1, &node(choices)),
                1 => field(2, &dense(choices)),
                2 => field(3, &way(choices)),
                _ => field(4, &number(1, odd(choices))),
            })
            .collect();
        block.extend(field(2, &group));
    }
    if choices.rarely(6) {
        // How long a degree and a second are here, and where nought lies.
        for at in [17, 18, 19, 20] {
            block.extend(number(at, odd(choices)));
        }
    }
    block
}

fn node(choices: &mut Choices<'_>) -> Vec<u8> {
    let (keys, values) = tags(choices);
    let (lat, lon) = (degrees(60.17, choices), degrees(24.94, choices));
    [
        number(1, zigzag(small(choices))),
        field(2, &keys),
        field(3, &values),
        number(8, lat),
        number(9, lon),
        info(choices),
    ]
    .concat()
}

fn dense(choices: &mut Choices<'_>) -> Vec<u8> {
    let count = choices.below(4);
    let mut list = |first: u64, next: u64| -> Vec<u8> {
        // One too many or too few, now and then.
        let count = if choices.rarely(12) { count + 1 } else { count };
        (0..count)
            .flat_map(|at| {
                varint(if choices.rarely(12) {
                    odd(choices)
                } else if at == 0 {
                    first
                } else {
                    next
                })
            })
            .collect()
    };
    let ids = list(zigzag(1), zigzag(1));
    let lats = list(zigzag(601_700_000), zigzag(10));
    let lons = list(zigzag(249_400_000), zigzag(-10));
    let stamps = list(zigzag(1_777_629_600), zigzag(0));
    let words: Vec<u8> = (0..count).flat_map(|_| [vec![1, 2, 5, 6], tags(choices).0, vec![0]].concat()).collect();
    let info = if choices.rarely(2) { field(5, &field(2, &stamps)) } else { Vec::new() };
    [field(1, &ids), info, field(8, &lats), field(9, &lons), field(10, &words)].concat()
}

fn way(choices: &mut Choices<'_>) -> Vec<u8> {
    let (keys, values) = tags(choices);
    let refs: Vec<u8> = (0..choices.below(5)).flat_map(|_| varint(zigzag(small(choices)))).collect();
    [number(1, odd(choices)), field(2, &keys), field(3, &values), info(choices), field(8, &refs)].concat()
}

/// Keys and values by their place in the table; mostly those of a playground.
fn tags(choices: &mut Choices<'_>) -> (Vec<u8>, Vec<u8>) {
    let (mut keys, mut values) = (vec![1], vec![2]);
    for _ in 0..choices.below(4) {
        let word = |choices: &mut Choices<'_>| {
            if choices.rarely(10) { odd(choices) } else { choices.below(STRINGS.len()) as u64 }
        };
        keys.extend(varint(word(choices)));
        if !choices.rarely(10) {
            values.extend(varint(word(choices)));
        }
    }
    (keys, values)
}

fn info(choices: &mut Choices<'_>) -> Vec<u8> {
    if choices.rarely(2) { Vec::new() } else { field(4, &number(2, odd(choices))) }
}

fn degrees(near: f64, choices: &mut Choices<'_>) -> u64 {
    if choices.rarely(6) { odd(choices) } else { zigzag((near * 1e7) as i64 + small(choices)) }
}

fn small(choices: &mut Choices<'_>) -> i64 {
    if choices.rarely(10) { i64::from_ne_bytes(choices.number().to_ne_bytes()) } else { choices.below(8) as i64 - 3 }
}

fn odd(choices: &mut Choices<'_>) -> u64 {
    match choices.below(6) {
        0 => u64::MAX,
        1 => i64::MAX as u64,
        2 => u64::from(u32::MAX),
        3 => choices.number(),
        _ => choices.below(16) as u64,
    }
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push((number as u8 & 0x7f) | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn number(at: u64, number: u64) -> Vec<u8> {
    [varint(at << 3), varint(number)].concat()
}

fn field(at: u64, bytes: &[u8]) -> Vec<u8> {
    [varint(at << 3 | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
}

fn block(kind: &str, content: &[u8]) -> Vec<u8> {
    let blob = field(1, content);
    let header = [field(1, kind.as_bytes()), number(3, blob.len() as u64)].concat();
    [(header.len() as u32).to_be_bytes().to_vec(), header, blob].concat()
}
