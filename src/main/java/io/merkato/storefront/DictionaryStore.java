package io.merkato.storefront;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The collation {@code storefront.dictionary} and the index that is sorted by it. */
@Component
class DictionaryStore {

    private final JdbcClient sql;

    DictionaryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether the server sorts by other rules than those the index was made with. */
    boolean hasChanged() {
        return sql.sql("""
                        select collversion is distinct from pg_collation_actual_version(oid)
                        from pg_collation
                        where oid = 'storefront.dictionary'::regcollation
                        """).query(Boolean.class).single();
    }

    /** Lets one of several nodes go first, until the end of the transaction. */
    void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('storefront.dictionary', 0))")
                .query(rs -> {});
    }

    /** Sorts the index anew. */
    void rebuild() {
        sql.sql("set local statement_timeout = 0").update();
        sql.sql("reindex index storefront.listing_by_name").update();
        sql.sql("alter collation storefront.dictionary refresh version").update();
    }
}
