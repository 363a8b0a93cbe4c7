//! Hierarchies: occupations within families within the whole, units within units.

use crate::Error;

/// How many leaves around a node are looked at, the nearest first: what makes up for a change in one cell is
/// nearly always close to it, and a search over a thousand sites must end.
const AROUND_MAX: usize = 48;

/// A hierarchy. Its first node is the whole; every other one is part of exactly one that stands before it.
///
/// People are counted at leaves. Where a node with others below it has people of its own, as a headquarters
/// has, they are a leaf too: what is left when all its parts are taken away must be as safe as a part.
#[derive(Clone, Debug)]
pub struct Tree {
    /// For each node, itself and all that it is part of, itself first and the whole last.
    chains: Vec<Vec<usize>>,
    /// For each node, the leaves that are part of it; for a leaf, itself.
    leaves: Vec<Vec<usize>>,
    /// For each node, leaves that are not part of it, the nearest first.
    around: Vec<Vec<usize>>,
}

impl Tree {
    /// A hierarchy from what each node after the whole is part of.
    ///
    /// # Errors
    /// [`Error::NotBefore`] for a node that is part of none before it.
    pub fn new(parents: &[usize]) -> Result<Self, Error> {
        let mut chains = vec![vec![0]];
        for (parent, node) in parents.iter().copied().zip(1..) {
            let above = chains.get(parent).ok_or(Error::NotBefore { node, parent })?;
            chains.push(std::iter::once(node).chain(above.iter().copied()).collect());
        }
        let mut leaves: Vec<Vec<usize>> = vec![Vec::new(); chains.len()];
        for (node, chain) in chains.iter().enumerate().filter(|(node, _)| !parents.contains(node)) {
            // With no other node the whole is a leaf; it is nobody's part.
            if node > 0 || chains.len() == 1 {
                chain.iter().for_each(|above| leaves[*above].push(node));
            }
        }
        let around = chains.iter().map(|chain| around(chain, &leaves)).collect();
        Ok(Self { chains, leaves, around })
    }

    /// How many nodes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chains.len()
    }

    /// Whether it has no node: never, since there is always the whole.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chains.is_empty()
    }

    /// What a node is part of; `None` for the whole.
    #[must_use]
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.chains[node].get(1).copied()
    }

    /// Whether a node has no other below it.
    #[must_use]
    pub fn is_leaf(&self, node: usize) -> bool {
        self.leaves.get(node).is_some_and(|leaves| leaves.first() == Some(&node))
    }

    /// The leaves that are part of a node; for a leaf, itself.
    #[must_use]
    pub fn leaves(&self, node: usize) -> &[usize] {
        &self.leaves[node]
    }

    /// A node and all that it is part of, itself first and the whole last.
    #[must_use]
    pub fn chain(&self, node: usize) -> &[usize] {
        &self.chains[node]
    }

    /// Leaves that are not part of a node, the nearest first: [`AROUND_MAX`] at most.
    pub(crate) fn around(&self, node: usize) -> &[usize] {
        &self.around[node]
    }

    /// The nodes that hold exactly one of two leaves: those of the first, those of the second. Without a
    /// second leaf, all that hold the first.
    pub(crate) fn apart(&self, one: usize, other: Option<usize>) -> (&[usize], &[usize]) {
        let (a, b) = (self.chain(one), other.map_or(&[][..], |other| self.chain(other)));
        let common = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
        (&a[..a.len() - common], &b[..b.len() - common])
    }
}

fn around(chain: &[usize], leaves: &[Vec<usize>]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for pair in chain.windows(2) {
        let inside = &leaves[pair[0]];
        let outside = leaves[pair[1]].iter().filter(|leaf| !inside.contains(leaf));
        found.extend(outside.take(AROUND_MAX - found.len().min(AROUND_MAX)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole (0) of two families: 1 with the leaves 3 and 4, 2 with the leaf 5.
    fn tree() -> Tree {
        Tree::new(&[0, 0, 1, 1, 2]).unwrap()
    }

    #[test]
    fn a_node_knows_what_it_is_part_of_and_which_leaves_are_part_of_it() {
        let tree = tree();
        assert_eq!(tree.chain(4), [4, 1, 0]);
        assert_eq!((tree.leaves(0), tree.leaves(1), tree.leaves(5)), (&[3, 4, 5][..], &[3, 4][..], &[5][..]));
        assert_eq!((0..6).filter(|n| tree.is_leaf(*n)).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!((tree.parent(0), tree.parent(5)), (None, Some(2)));
        assert_eq!(tree.around(3), [4, 5]);
        assert_eq!(tree.around(2), [3, 4]);
    }

    #[test]
    fn two_leaves_are_told_apart_up_to_where_they_meet() {
        let tree = tree();
        assert_eq!(tree.apart(3, Some(4)), (&[3][..], &[4][..]));
        assert_eq!(tree.apart(3, Some(5)), (&[3, 1][..], &[5, 2][..]));
        assert_eq!(tree.apart(3, None), (&[3, 1, 0][..], &[][..]));
    }

    #[test]
    fn a_tree_may_be_the_whole_alone_and_no_node_comes_before_what_it_is_part_of() {
        let alone = Tree::new(&[]).unwrap();
        assert!(alone.is_leaf(0) && alone.leaves(0) == [0] && alone.around(0).is_empty());
        assert_eq!(Tree::new(&[0, 2]).unwrap_err(), Error::NotBefore { node: 2, parent: 2 });
    }
}
