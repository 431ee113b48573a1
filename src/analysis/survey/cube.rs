//! Rules as cubes, and all prime ones among them.
//!
//! A *cube* allows, on each axis, some of the answers; it covers the sites that give one of these
//! on every axis. A question may have more than two answers here, so this is the multi-valued form
//! of Quine's method (see Rudell and Sangiovanni-Vincentelli, 1987). There are few enough cubes
//! over twelve questions to try every one: nothing is missed.

/// Kinds of site that a cube may cover, one bit each.
pub type Kinds = u8;

/// A set of sites: on each axis, a bit mask of the answers that are allowed. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cube {
    /// The mask of each axis, the lowest bit for its first answer.
    pub masks: Vec<u32>,
}

impl Cube {
    /// Whether it covers the site that gives these answers.
    pub fn covers(&self, places: &[usize]) -> bool {
        self.masks.iter().zip(places).all(|(mask, place)| mask & (1 << place) != 0)
    }

    /// On how many axes it does not allow every answer, of which there are so many.
    pub fn literals(&self, sizes: &[usize]) -> usize {
        self.masks.iter().zip(sizes).filter(|(mask, size)| **mask != (1 << **size) - 1).count()
    }
}

/// What kinds of site every cube covers.
pub struct Cubes {
    sizes: Vec<usize>,
    /// By how much the number of a cube grows with each axis's mask.
    strides: Vec<usize>,
    kinds: Vec<Kinds>,
}

impl Cubes {
    /// Every cube over axes with this many answers each, from the kind of each site.
    pub fn new(sizes: &[usize], kind_of: &[Kinds]) -> Cubes {
        let mut strides = vec![1; sizes.len()];
        for axis in (1..sizes.len()).rev() {
            strides[axis - 1] = strides[axis] * masks(sizes[axis]);
        }
        let all = sizes.iter().map(|size| masks(*size)).product();
        let mut cubes = Cubes { sizes: sizes.to_vec(), strides, kinds: vec![0; all] };
        cubes.place_sites(kind_of);
        for axis in 0..sizes.len() {
            cubes.unite_along(axis);
        }
        cubes
    }

    /// The cubes of one site each are known.
    fn place_sites(&mut self, kind_of: &[Kinds]) {
        let sites: usize = self.sizes.iter().product();
        assert_eq!(sites, kind_of.len(), "every site has a kind");
        for (site, kind) in kind_of.iter().enumerate() {
            let (mut rest, mut number) = (site, 0);
            for axis in (0..self.sizes.len()).rev() {
                number += ((1 << (rest % self.sizes[axis])) - 1) * self.strides[axis];
                rest /= self.sizes[axis];
            }
            self.kinds[number] = *kind;
        }
    }

    /// A cube that allows several answers on an axis covers what two smaller ones cover: the one
    /// with the lowest of these answers, and the one with the others.
    fn unite_along(&mut self, axis: usize) {
        let (stride, masks) = (self.strides[axis], masks(self.sizes[axis]));
        for block in self.kinds.chunks_exact_mut(stride * masks) {
            for mask in (1..=masks).filter(|mask| !mask.is_power_of_two()) {
                let lowest = mask & mask.wrapping_neg();
                let (smaller, here) = block.split_at_mut((mask - 1) * stride);
                let one = &smaller[(lowest - 1) * stride..][..stride];
                let others = &smaller[((mask ^ lowest) - 1) * stride..][..stride];
                for ((here, one), others) in here.iter_mut().zip(one).zip(others) {
                    *here = one | others;
                }
            }
        }
    }

    /// All prime cubes: those that cover a site of a kind in `wanted` and none of a kind in `not`,
    /// while every wider cube does cover one of these. In the order of their masks.
    pub fn primes(&self, wanted: Kinds, not: Kinds) -> Vec<Cube> {
        let mut masks = vec![1; self.sizes.len()];
        let mut primes = Vec::new();
        for (number, kinds) in self.kinds.iter().enumerate() {
            if kinds & not == 0 && kinds & wanted != 0 && !self.widens(number, &masks, not) {
                primes.push(Cube { masks: masks.clone() });
            }
            self.next(&mut masks);
        }
        primes
    }

    /// Whether some answer more can be allowed.
    fn widens(&self, number: usize, masks: &[u32], not: Kinds) -> bool {
        masks.iter().enumerate().any(|(axis, mask)| {
            let missing = (0..self.sizes[axis]).filter(|answer| mask & (1 << answer) == 0);
            let mut wider = missing.map(|answer| number + (self.strides[axis] << answer));
            wider.any(|wider| self.kinds[wider] & not == 0)
        })
    }

    /// The masks of the cube with the next number.
    fn next(&self, masks: &mut [u32]) {
        for (mask, size) in masks.iter_mut().zip(&self.sizes).rev() {
            if *mask < (1 << size) - 1 {
                *mask += 1;
                return;
            }
            *mask = 1;
        }
    }
}

/// How many nonempty sets of answers there are.
fn masks(answers: usize) -> usize {
    (1 << answers) - 1
}
