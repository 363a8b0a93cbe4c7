//! This room's table: programs.

mod clients;

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "lrs", number: 1, sql: include_str!("../../migrations/0001_clients.sql") }];

#[cfg(test)]
mod tests {
    #[test]
    fn every_column_of_the_table_is_described_in_its_order() {
        let data = crate::personal_data();
        let [table] = data.table.as_slice() else { panic!("one table is described") };
        let schema: Vec<&str> = super::MIGRATIONS[0]
            .sql
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
            .collect();
        assert_eq!(table.column.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), schema);
        assert!(super::MIGRATIONS[0].sql.contains(&format!("CREATE TABLE {} (", table.name)));
        assert!(schema.contains(&table.person.as_str()));
    }
}
