//! Reading columns into the product's types.

use kit::{Instant, PersonId};
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::{Result, StoreError};

/// Typed access to a row's columns by name. A value that does not fit is [`StoreError::Corrupt`].
pub trait RowExt {
    /// A whole number.
    fn int(&self, column: &str) -> Result<i64>;
    /// A whole number or NULL.
    fn int_or_null(&self, column: &str) -> Result<Option<i64>>;
    /// A floating-point number.
    fn float(&self, column: &str) -> Result<f64>;
    /// A text.
    fn text(&self, column: &str) -> Result<String>;
    /// A text or NULL.
    fn text_or_null(&self, column: &str) -> Result<Option<String>>;
    /// Bytes.
    fn bytes(&self, column: &str) -> Result<Vec<u8>>;
    /// Bytes or NULL.
    fn bytes_or_null(&self, column: &str) -> Result<Option<Vec<u8>>>;

    /// A truth value, stored as 0 or 1.
    fn flag(&self, column: &str) -> Result<bool> {
        Ok(self.int(column)? != 0)
    }
    /// An instant.
    fn instant(&self, column: &str) -> Result<Instant> {
        Ok(Instant::from_micros(self.int(column)?))
    }
    /// An instant or NULL.
    fn instant_or_null(&self, column: &str) -> Result<Option<Instant>> {
        Ok(self.int_or_null(column)?.map(Instant::from_micros))
    }
    /// An id of sixteen bytes.
    fn uuid(&self, column: &str) -> Result<Uuid> {
        uuid_of(column, &self.bytes(column)?)
    }
    /// An id of sixteen bytes or NULL.
    fn uuid_or_null(&self, column: &str) -> Result<Option<Uuid>> {
        self.bytes_or_null(column)?.map(|bytes| uuid_of(column, &bytes)).transpose()
    }
    /// A person's id.
    fn person(&self, column: &str) -> Result<PersonId> {
        self.uuid(column).map(PersonId::from_uuid)
    }
}

fn uuid_of(column: &str, bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes)
        .map_err(|e| StoreError::Corrupt { column: column.to_owned(), reason: e.to_string() })
}

fn corrupt(column: &str) -> impl FnOnce(sqlx::Error) -> StoreError {
    let column = column.to_owned();
    move |e| StoreError::Corrupt { column, reason: e.to_string() }
}

impl RowExt for AnyRow {
    fn int(&self, column: &str) -> Result<i64> {
        self.try_get(column).map_err(corrupt(column))
    }
    fn int_or_null(&self, column: &str) -> Result<Option<i64>> {
        self.try_get(column).map_err(corrupt(column))
    }
    fn float(&self, column: &str) -> Result<f64> {
        self.try_get(column).map_err(corrupt(column))
    }
    fn text(&self, column: &str) -> Result<String> {
        self.try_get(column).map_err(corrupt(column))
    }
    fn text_or_null(&self, column: &str) -> Result<Option<String>> {
        self.try_get(column).map_err(corrupt(column))
    }
    fn bytes(&self, column: &str) -> Result<Vec<u8>> {
        self.try_get(column).map_err(corrupt(column))
    }
    fn bytes_or_null(&self, column: &str) -> Result<Option<Vec<u8>>> {
        self.try_get(column).map_err(corrupt(column))
    }
}
