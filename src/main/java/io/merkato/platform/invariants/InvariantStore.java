package io.merkato.platform.invariants;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvariantStore {

    private static final int ENOUGH = 20;

    private final JdbcClient sql;

    InvariantStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first rows that a query finds, as text. */
    List<String> find(String query) {
        return sql.sql("select t::text from (" + query + ") t limit " + ENOUGH)
                .query(String.class)
                .list();
    }
}
