-- By what imported reviews were known that their authors removed, or that went with them: the same file does not bring them back.
create table reviews.removed_import (
    import_key bytea primary key
);
