//! The code of the README, with a `main` around it.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    use rashomon::{Readout, Side};

    let a = Readout::new("United States", std::fs::read_to_string("a.txt")?);
    let b = Readout::new("Russia", std::fs::read_to_string("b.txt")?);
    let comparison = rashomon::compare(&a, &b);
    println!("{} rows, {:.2} apart", comparison.links().len(), comparison.divergence().overall.get());
    println!("{} claims that only the first text makes", comparison.only(Side::A).len());
    Ok(())
}
