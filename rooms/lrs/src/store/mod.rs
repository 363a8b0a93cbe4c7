//! This room's table: programs.

mod clients;

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "lrs", number: 1, sql: include_str!("../../migrations/0001_clients.sql") },
    Migration { room: "lrs", number: 2, sql: include_str!("../../migrations/0002_scope.sql") },
];

#[cfg(test)]
mod tests {
    #[test]
    fn every_column_of_the_table_is_described_in_its_order() {
        let data = crate::personal_data();
        let [table] = data.table.as_slice() else { panic!("one table is described") };
        let schema: Vec<&str> = super::MIGRATIONS
            .iter()
            .flat_map(|migration| migration.sql.lines())
            .filter_map(|line| {
                let added = format!("ALTER TABLE {} ADD COLUMN ", table.name);
                let column = line.strip_prefix("  ").or_else(|| line.strip_prefix(&added))?;
                column.split_whitespace().next()
            })
            .collect();
        assert_eq!(table.column.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), schema);
        assert!(super::MIGRATIONS[0].sql.contains(&format!("CREATE TABLE {} (", table.name)));
        assert!(schema.contains(&table.person.as_str()));
    }
}
