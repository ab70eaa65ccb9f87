//! A rubric (*rubrik*): a tree of criteria whose leaves take marks and carry weights.
//!
//! Rule 1: leaf weights are whole per mille and sum to 1000; a branch weighs what its leaves weigh and counts
//! as Σ mark × weight ÷ branch weight. A section of weight 0 is no criterion and is left out.

use super::{Mark, Scale, Weight};

/// One criterion as typed: a leaf with a weight, or a branch with children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    pub code: String,
    pub name: String,
    pub body: CriterionBody,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CriterionBody {
    Leaf(Weight),
    Branch(Vec<Criterion>),
}

impl Criterion {
    pub fn leaf(code: impl Into<String>, name: impl Into<String>, weight: Weight) -> Criterion {
        Criterion { code: code.into(), name: name.into(), body: CriterionBody::Leaf(weight) }
    }

    pub fn branch(code: impl Into<String>, name: impl Into<String>, children: Vec<Criterion>) -> Criterion {
        Criterion { code: code.into(), name: name.into(), body: CriterionBody::Branch(children) }
    }
}

/// A checked rubric. Leaves stand in depth-first order; the marks of a sheet stand in the same order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rubric {
    scale: Scale,
    nodes: Vec<Node>,
    weights: Vec<Weight>,
}

/// One criterion of a checked rubric, in depth-first order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub code: String,
    pub name: String,
    /// 0 for a root criterion.
    pub depth: usize,
    pub weight: Weight,
    pub is_leaf: bool,
    /// Its leaves are `first_leaf..end_leaf` of the leaf order; a leaf covers itself.
    pub first_leaf: usize,
    pub end_leaf: usize,
}

impl Rubric {
    /// Checks a tree; every problem at once.
    pub fn new(scale: Scale, roots: &[Criterion]) -> Result<Rubric, Vec<RubricProblem>> {
        let mut rubric = Rubric { scale, nodes: Vec::new(), weights: Vec::new() };
        let mut problems = Vec::new();
        rubric.add(roots, 0, &mut problems);
        let sum: u32 = rubric.weights.iter().map(|w| u32::from(w.0)).sum();
        if sum != Weight::WHOLE {
            problems.push(RubricProblem::WeightSum { sum });
        }
        let mut codes: Vec<&str> = rubric.nodes.iter().map(|node| node.code.as_str()).collect();
        codes.sort_unstable();
        for pair in codes.windows(2) {
            if pair[0] == pair[1] {
                problems.push(RubricProblem::CodeTwice { code: pair[0].to_owned() });
            }
        }
        problems.dedup();
        if problems.is_empty() { Ok(rubric) } else { Err(problems) }
    }

    fn add(&mut self, criteria: &[Criterion], depth: usize, problems: &mut Vec<RubricProblem>) {
        for criterion in criteria {
            let first_leaf = self.weights.len();
            let place = self.nodes.len();
            let (is_leaf, weight) = match &criterion.body {
                CriterionBody::Leaf(Weight(0)) => continue,
                CriterionBody::Leaf(weight) => (true, *weight),
                CriterionBody::Branch(_) => (false, Weight(0)),
            };
            self.nodes.push(Node {
                code: criterion.code.clone(),
                name: criterion.name.clone(),
                depth,
                weight,
                is_leaf,
                first_leaf,
                end_leaf: first_leaf + 1,
            });
            match &criterion.body {
                CriterionBody::Leaf(weight) => self.weights.push(*weight),
                CriterionBody::Branch(children) => {
                    self.add(children, depth + 1, problems);
                    let sum: u32 = self.weights[first_leaf..].iter().map(|w| u32::from(w.0)).sum();
                    if self.weights.len() == first_leaf {
                        problems.push(RubricProblem::EmptyBranch { code: criterion.code.clone() });
                    }
                    let node = &mut self.nodes[place];
                    node.weight = Weight(u16::try_from(sum).unwrap_or(u16::MAX));
                    node.end_leaf = self.weights.len();
                }
            }
        }
    }

    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Every criterion, branches before their children.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Weights of the leaves, in leaf order.
    pub fn weights(&self) -> &[Weight] {
        &self.weights
    }

    pub fn leaf_count(&self) -> usize {
        self.weights.len()
    }

    /// Leaves only, in leaf order.
    pub fn leaves(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.is_leaf)
    }

    pub fn node(&self, code: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.code == code)
    }

    /// Place of a leaf in the leaf order.
    pub fn leaf_place(&self, code: &str) -> Option<usize> {
        self.node(code).filter(|node| node.is_leaf).map(|node| node.first_leaf)
    }

    /// Whether a mark may be written into this rubric (rule 1).
    pub fn allows(&self, mark: Mark) -> bool {
        self.scale.holds(mark)
    }
}

/// Why a rubric is refused when it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricProblem {
    /// Leaf weights sum to this many per mille instead of 1000.
    WeightSum {
        sum: u32,
    },
    CodeTwice {
        code: String,
    },
    /// A branch without a criterion of weight above 0.
    EmptyBranch {
        code: String,
    },
}
