package io.merkato.search.synonyms;

import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SynonymStore {

    private static final String LIST = "synonyms";

    private final JdbcClient sql;

    SynonymStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** All sets of one moment, the oldest first, and a number that differs when they do. */
    Kept all() {
        List<SynonymSet> sets = new ArrayList<>();
        long[] version = new long[1];
        sql.sql("""
                        select *, bit_xor(hashtextextended(synonym::text, 0)) over () as version
                        from search.synonym order by id
                        """).query(row -> {
            sets.add(set(row));
            version[0] = row.getLong("version");
        });
        return new Kept(version[0], sets);
    }

    /** What staff keep. */
    record Kept(long version, List<SynonymSet> sets) {}

    /** A page of them, the newest first. */
    Page<Synonym> list(PageRequest page) {
        Cursor cursor = Cursor.decode(page.cursor(), LIST, 1);
        return Page.of(
                sql.sql("""
                                select * from search.synonym
                                where :before::uuid is null or id < :before::uuid
                                order by id desc limit :limit
                                """)
                        .param("before", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query(SynonymStore::synonym)
                        .list(),
                page.size(),
                synonym -> Cursor.at(LIST, synonym.id()));
    }

    Optional<Synonym> find(UUID id) {
        return read(id, "");
    }

    /** The set, which nobody else can delete until the end of the transaction. */
    Optional<Synonym> lock(UUID id) {
        return read(id, "for update");
    }

    private Optional<Synonym> read(UUID id, String lock) {
        return sql.sql("select * from search.synonym where id = :id " + lock)
                .param("id", id)
                .query(SynonymStore::synonym)
                .optional();
    }

    /** Nobody else adds a set until the end of the transaction. */
    void lockList() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('search.synonyms', 0))")
                .query((row, number) -> true)
                .single();
    }

    int count() {
        return sql.sql("select count(*) from search.synonym")
                .query(Integer.class)
                .single();
    }

    Synonym insert(UUID id, SynonymSet set) {
        String[] terms =
                switch (set) {
                    case SynonymSet.Alike alike -> array(alike.terms());
                    case SynonymSet.OneWay oneWay -> array(oneWay.from());
                };
        String[] found = set instanceof SynonymSet.OneWay oneWay ? array(oneWay.to()) : null;
        return sql.sql("""
                        insert into search.synonym (id, terms, finds)
                        values (:id, (select :terms)::text[], (select :finds)::text[])
                        returning *
                        """)
                .param("id", id)
                .param("terms", terms)
                .param("finds", found)
                .query(SynonymStore::synonym)
                .single();
    }

    void delete(UUID id) {
        sql.sql("delete from search.synonym where id = :id").param("id", id).update();
    }

    private static String[] array(List<String> terms) {
        return terms.toArray(String[]::new);
    }

    private static Synonym synonym(ResultSet row, int number) throws SQLException {
        return Synonym.of(
                row.getObject("id", UUID.class),
                set(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static SynonymSet set(ResultSet row) throws SQLException {
        List<String> terms = texts(row.getArray("terms"));
        Array finds = row.getArray("finds");
        return finds == null ? new SynonymSet.Alike(terms) : new SynonymSet.OneWay(terms, texts(finds));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
