package io.merkato.imports;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.RowNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ImportStore {

    /** Errors beyond these are counted, not kept, and so are warnings. */
    static final int MAX_NOTES = 1000;

    private static final int PIECE_BYTES = 1024 * 1024;

    private final JdbcClient sql;
    private final JsonMapper json;

    ImportStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(UUID id, ImportFormat format, boolean gzip, UploadedFile file) {
        sql.sql("insert into imports.import (id, format, gzip) values (:id, :format, :gzip)")
                .param("id", id)
                .param("format", format.text())
                .param("gzip", gzip)
                .update();
        int pieces = file.pieces(PIECE_BYTES);
        for (int number = 0; number < pieces; number++) {
            sql.sql("insert into imports.import_piece (import_id, number, bytes) values (:id, :number, :bytes)")
                    .param("id", id)
                    .param("number", number)
                    .param("bytes", file.piece(number, PIECE_BYTES))
                    .update();
        }
    }

    Optional<Progress> find(UUID id) {
        return sql.sql("""
                        select id, format, status, total, done, created, updated, failed, warnings, created_at, ended_at
                        from imports.import
                        where id = :id
                        """).param("id", id).query(ImportStore::progress).optional();
    }

    List<RowNote> errors(UUID id) {
        return notes("imports.import_error", id);
    }

    List<RowNote> warnings(UUID id) {
        return notes("imports.import_warning", id);
    }

    private List<RowNote> notes(String table, UUID id) {
        return sql.sql("""
                        select line, code, detail
                        from %s note
                        where import_id = :id
                        order by note.id
                        limit :limit
                        """.formatted(table))
                .param("id", id)
                .param("limit", MAX_NOTES)
                .query(RowNote.class)
                .list();
    }

    /** Where an import stands, while it has not ended. */
    Optional<Checkpoint> findRunning(UUID id) {
        return sql.sql("""
                        select id, format, gzip, total, done from imports.import
                        where id = :id and status = 'running'
                        """)
                .param("id", id)
                .query((rs, row) -> new Checkpoint(
                        rs.getObject("id", UUID.class),
                        format(rs),
                        rs.getBoolean("gzip"),
                        rs.getObject("total", Integer.class),
                        rs.getInt("done")))
                .optional();
    }

    /** Keeps others from going on with an import; false when it does not stand there any more. */
    boolean lockAt(UUID id, int done) {
        return sql.sql("""
                        select 1 from imports.import
                        where id = :id and status = 'running' and done = :done
                        for no key update
                        """)
                .param("id", id)
                .param("done", done)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    byte @Nullable [] piece(UUID id, int number) {
        return sql.sql("select bytes from imports.import_piece where import_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query((rs, row) -> rs.getBytes("bytes"))
                .optional()
                .orElse(null);
    }

    void setTotal(UUID id, int total) {
        sql.sql("update imports.import set total = :total where id = :id")
                .param("id", id)
                .param("total", total)
                .update();
    }

    void addProgress(UUID id, int created, int updated, int failed) {
        sql.sql("""
                        update imports.import
                        set done = done + :created + :updated + :failed, created = created + :created,
                            updated = updated + :updated, failed = failed + :failed
                        where id = :id
                        """)
                .param("id", id)
                .param("created", created)
                .param("updated", updated)
                .param("failed", failed)
                .update();
    }

    void addErrors(UUID id, List<RowNote> errors) {
        addNotes("imports.import_error", id, errors);
    }

    void addWarnings(UUID id, List<RowNote> warnings) {
        addNotes("imports.import_warning", id, warnings);
        if (!warnings.isEmpty()) {
            sql.sql("update imports.import set warnings = warnings + :count where id = :id")
                    .param("id", id)
                    .param("count", warnings.size())
                    .update();
        }
    }

    private void addNotes(String table, UUID id, List<RowNote> notes) {
        if (notes.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into %1$s (import_id, line, code, detail)
                        select :id, (note ->> 'line')::bigint, note ->> 'code', note ->> 'detail'
                        from jsonb_array_elements(:notes::jsonb) with ordinality as r (note, position)
                        order by position
                        limit greatest(0, :limit - (select count(*) from %1$s where import_id = :id))
                        """.formatted(table))
                .param("id", id)
                .param("notes", json.writeValueAsString(notes))
                .param("limit", MAX_NOTES)
                .update();
    }

    /** Ends an import that is running; the file is not needed any more. */
    void end(UUID id, ImportStatus outcome) {
        if (!ImportStatus.RUNNING.mayBecome(outcome)) {
            throw new IllegalArgumentException("An import does not end as " + outcome);
        }
        sql.sql("delete from imports.import_piece where import_id = :id")
                .param("id", id)
                .update();
        sql.sql("""
                        update imports.import
                        set status = :outcome, ended_at = clock_timestamp()
                        where id = :id and status = 'running'
                        """).param("id", id).param("outcome", outcome.text()).update();
    }

    private static Progress progress(ResultSet rs, int row) throws SQLException {
        OffsetDateTime endedAt = rs.getObject("ended_at", OffsetDateTime.class);
        return new Progress(
                rs.getObject("id", UUID.class),
                format(rs),
                ImportStatus.of(rs.getString("status")),
                rs.getObject("total", Integer.class),
                rs.getInt("done"),
                rs.getInt("created"),
                rs.getInt("updated"),
                rs.getInt("failed"),
                rs.getInt("warnings"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }

    private static ImportFormat format(ResultSet rs) throws SQLException {
        return ImportFormat.of(rs.getString("format")).orElseThrow();
    }

    record Progress(
            UUID id,
            ImportFormat format,
            ImportStatus status,
            @Nullable Integer total,
            int done,
            int created,
            int updated,
            int failed,
            int warnings,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    /** How far an import is that goes on. */
    record Checkpoint(
            UUID id,
            ImportFormat format,
            boolean gzip,
            @Nullable Integer total,
            int done) {}
}
