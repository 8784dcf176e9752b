//! The fuzzer's targets. `./dev fuzz TARGET MINUTES` runs one.

#[test]
fn hours() {
    bolero::check!().with_max_len(256).for_each(|input: &[u8]| avoin_ovi_fuzz::hours::check(input));
}
