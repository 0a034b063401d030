package io.merkato.accounts;

import io.merkato.kernel.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who runs the shop. */
@Component
class AdminStore {

    private final JdbcClient sql;

    AdminStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those who can sign in. They are not erased until the end of the transaction. */
    List<Admins.Admin> lockShared() {
        return sql.sql("""
                        select id, email, first_name from accounts.account
                        where 'admin' = any (roles) and disabled_at is null and confirmed_at is not null
                        order by id
                        for key share
                        """)
                .query((rs, row) -> new Admins.Admin(
                        new UserId(rs.getObject("id", UUID.class)), rs.getString("email"), rs.getString("first_name")))
                .list();
    }
}
