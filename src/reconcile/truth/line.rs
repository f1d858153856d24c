//! Middles of weighted figures, and how far from them the claims lie.

/// The figure at which the cumulated weight first reaches `share` of the total; the lower one where it is met
/// exactly. Figures are in order.
pub(crate) fn quantile(numbers: &[f64], weights: &[f64], share: f64) -> f64 {
    let goal = share * weights.iter().sum::<f64>();
    let mut sum = 0.0;
    for (number, weight) in numbers.iter().zip(weights) {
        sum += weight;
        if sum >= goal && sum > 0.0 {
            return *number;
        }
    }
    numbers.last().copied().unwrap_or(f64::NAN)
}

/// The weighted median; the lower one where the half is met exactly.
pub(crate) fn median(numbers: &[f64], weights: &[f64]) -> f64 {
    quantile(numbers, weights, 0.5)
}

/// The weighted median; half-way to the next figure where the half is met exactly.
pub(crate) fn middle(numbers: &[f64], weights: &[f64]) -> f64 {
    let half = 0.5 * weights.iter().sum::<f64>();
    let mut sum = 0.0;
    for (at, weight) in weights.iter().enumerate() {
        sum += weight;
        if sum == half && at + 1 < numbers.len() {
            return f64::midpoint(numbers[at], numbers[at + 1]);
        }
        if sum > half {
            return numbers[at];
        }
    }
    numbers.last().copied().unwrap_or(f64::NAN)
}

/// How far a figure must be ahead of all others to be chosen before the median: nearly two claims to one.
const LEAD: f64 = 1.75;

/// Whether the half is met exactly between two figures, so that both are medians; also where nothing weighs anything.
pub(crate) fn is_even(weights: &[f64]) -> bool {
    let half = 0.5 * weights.iter().sum::<f64>();
    let mut sum = 0.0;
    let mut meets = |weight: &f64| {
        sum += weight;
        sum == half
    };
    weights.len() > 1 && weights[..weights.len() - 1].iter().any(&mut meets)
}

/// The figure that weighs [`LEAD`] times as much as any other; the weighted median where none does.
pub(crate) fn leading(numbers: &[f64], weights: &[f64]) -> f64 {
    leader(weights).map_or_else(|| median(numbers, weights), |at| numbers[at])
}

/// Which figure weighs [`LEAD`] times as much as any other.
pub(crate) fn leader(weights: &[f64]) -> Option<usize> {
    let (mut first, mut second, mut at) = (0.0, 0.0, 0);
    for (place, &weight) in weights.iter().enumerate() {
        if weight > first {
            (first, second, at) = (weight, first, place);
        } else if weight > second {
            second = weight;
        }
    }
    (first >= LEAD * second && first > 0.0).then_some(at)
}

/// The weighted mean, finite for all finite figures.
pub(crate) fn mean(numbers: &[f64], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return numbers.iter().map(|x| x / numbers.len() as f64).sum();
    }
    numbers.iter().zip(weights).map(|(x, w)| x * (w / total)).sum()
}

/// Items of so many figures need no memory of their own for their distances.
const FEW: usize = 16;

/// The weighted median of the distances from `middle`, times 1.4826 (a standard deviation where errors are normal).
pub(crate) fn spread(numbers: &[f64], weights: impl Fn(usize) -> f64, middle: f64) -> f64 {
    let (mut few, mut many) = ([(0.0, 0.0); FEW], Vec::new());
    let off = if numbers.len() <= FEW {
        &mut few[..numbers.len()]
    } else {
        many.resize(numbers.len(), (0.0, 0.0));
        &mut many[..]
    };
    for (at, (off, x)) in off.iter_mut().zip(numbers).enumerate() {
        *off = ((x - middle).abs(), weights(at));
    }
    off.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    1.4826 * half(off)
}

/// The first figure at which the cumulated weight reaches the half.
fn half(figures: &[(f64, f64)]) -> f64 {
    let goal = 0.5 * figures.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut sum = 0.0;
    let reaches = |(_, weight): &&(f64, f64)| {
        sum += weight;
        sum >= goal && sum > 0.0
    };
    figures.iter().find(reaches).or(figures.last()).map_or(f64::NAN, |(figure, _)| *figure)
}

/// The weighted standard deviation.
pub(crate) fn deviation(numbers: &[f64], weights: &[f64]) -> f64 {
    let middle = mean(numbers, weights);
    let largest = numbers.iter().map(|x| (x - middle).abs()).fold(0.0, f64::max);
    if largest <= 0.0 || !largest.is_finite() {
        return 0.0;
    }
    // In parts of the largest, so that squares stay finite.
    let squares: Vec<f64> =
        numbers.iter().map(|x| ((x - middle) / largest) * ((x - middle) / largest)).collect();
    largest * mean(&squares, weights).sqrt()
}

/// The distance from the median beyond which a figure is a slip of the pen and not an error: more than the median
/// itself, and ten times the usual distance of the claims before the farthest; where those agree, ten times the median.
pub(crate) fn wild(numbers: &[f64], median: f64) -> f64 {
    let mut off: Vec<f64> = numbers.iter().map(|x| (x - median).abs()).filter(|off| *off > 0.0).collect();
    off.sort_unstable_by(f64::total_cmp);
    off.pop();
    let usual = if off.is_empty() { median.abs() } else { off[(off.len() - 1) / 2] };
    if usual > 0.0 { (10.0 * usual).max(median.abs()) } else { f64::INFINITY }
}

/// The weights of figures without those that are wild.
pub(crate) fn tame(numbers: &[f64], weights: &[f64]) -> Vec<f64> {
    let median = middle(numbers, weights);
    let far = wild(numbers, median);
    numbers.iter().zip(weights).map(|(x, w)| if (x - median).abs() <= far { *w } else { 0.0 }).collect()
}
