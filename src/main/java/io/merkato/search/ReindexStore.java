package io.merkato.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often an index that is made anew was asked for. */
@Component
class ReindexStore {

    private final JdbcClient sql;

    ReindexStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Asks once more and gives the number of it. */
    long ask() {
        return sql.sql("update search.reindex set number = number + 1 returning number")
                .query(Long.class)
                .single();
    }

    long asked() {
        return sql.sql("select number from search.reindex").query(Long.class).single();
    }
}
