package io.merkato.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts requests for indexes that are made anew. */
@Component
class ReindexStore {

    private final JdbcClient sql;

    ReindexStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Counts one more and gives its number. */
    long request() {
        return sql.sql("update search.reindex set number = number + 1 returning number")
                .query(Long.class)
                .single();
    }

    long last() {
        return sql.sql("select number from search.reindex").query(Long.class).single();
    }
}
