//! Data 2.4.11, 2.6: attachments.

use crate::support::{GONE, Row, each_is_refused, full};

const ATTACHMENT: &[Row] = &[
    ("attachments are an array", "/attachments", "{}", "attachments"),
    ("an attachment is an object", "/attachments/0", "1", "attachments[0]"),
    ("an attachment has no other property", "/attachments/0/name", "1", "attachments[0].name"),
    ("a usage is required", "/attachments/0/usageType", GONE, "attachments[0].usageType"),
    ("a usage is an IRI", "/attachments/0/usageType", r#""photo""#, "attachments[0].usageType"),
    ("a display is required", "/attachments/0/display", GONE, "attachments[0].display"),
    ("a display is a map", "/attachments/0/display", r#""x""#, "attachments[0].display"),
    ("a description is a map", "/attachments/0/description", r#""x""#, "attachments[0].description"),
    ("a content type is required", "/attachments/0/contentType", GONE, "attachments[0].contentType"),
    ("a content type is a string", "/attachments/0/contentType", "1", "attachments[0].contentType"),
    (
        "a content type is a media type",
        "/attachments/0/contentType",
        r#""png""#,
        "attachments[0].contentType",
    ),
    ("a length is required", "/attachments/0/length", GONE, "attachments[0].length"),
    ("a length is a number", "/attachments/0/length", r#""27""#, "attachments[0].length"),
    ("a length is whole", "/attachments/0/length", "27.5", "attachments[0].length"),
    ("a length is not negative", "/attachments/0/length", "-1", "attachments[0].length"),
    ("a hash is required", "/attachments/0/sha2", GONE, "attachments[0].sha2"),
    ("a hash is a string", "/attachments/0/sha2", "1", "attachments[0].sha2"),
    (
        "a hash is SHA-2",
        "/attachments/0/sha2",
        r#""ebd31e95054c018b10727ccffd2ef2ec3a016ee9""#,
        "attachments[0].sha2",
    ),
    ("a file's address is an IRL", "/attachments/0/fileUrl", r#""photo.png""#, "attachments[0].fileUrl"),
    (
        "a signature is bytes",
        "/attachments/0/usageType",
        r#""http://adlnet.gov/expapi/attachments/signature""#,
        "attachments[0].contentType",
    ),
];

#[test]
fn an_attachment_keeps_its_rules() {
    each_is_refused(&full(), ATTACHMENT);
}
