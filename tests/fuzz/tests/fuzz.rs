//! The fuzzer's targets. `./dev fuzz TARGET MINUTES` runs one.

#[test]
fn hours() {
    bolero::check!().with_max_len(256).for_each(|input: &[u8]| avoin_ovi_fuzz::hours::check(input));
}

#[test]
fn head() {
    bolero::check!().with_max_len(2_048).for_each(|input: &[u8]| avoin_ovi_fuzz::feed::head(input));
}

#[test]
fn decoder() {
    bolero::check!().with_max_len(4_096).for_each(|input: &[u8]| avoin_ovi_fuzz::feed::decoder(input));
}

#[test]
fn delta() {
    bolero::check!().with_max_len(4_096).for_each(|input: &[u8]| avoin_ovi_fuzz::feed::delta(input));
}
