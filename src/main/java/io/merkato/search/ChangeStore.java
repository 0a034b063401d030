package io.merkato.search;

import io.merkato.kernel.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which products have changed since when. Places in this are numbers of transactions, and a reader goes on from the oldest
 * that was still running when it looked: so it misses none, however late one commits.
 */
@Component
class ChangeStore {

    private final JdbcClient sql;

    ChangeStore(JdbcClient sql) {
        this.sql = sql;
    }

    void note(Collection<ProductId> products, boolean words) {
        sql.sql("""
                        insert into search.change (product_id, changed_in, words_in)
                        select product_id, pg_current_xact_id(), case when :words then pg_current_xact_id() end
                        from (select distinct unnest(:products::uuid[]) as product_id order by 1) as changed
                        on conflict (product_id) do update set
                            changed_in = excluded.changed_in, words_in = coalesce(excluded.words_in, change.words_in)
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(UUID[]::new))
                .param("words", words)
                .update();
    }

    /** Where a reader goes on who has seen all that is committed now. */
    long end() {
        return sql.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** Changes at and behind a place, oldest first, those of one transaction by their products, and the end. */
    Changes since(long place, @Nullable ChangedProduct last, int most) {
        List<ChangedProduct> changes = new ArrayList<>();
        long[] end = new long[1];
        sql.sql("""
                        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as end, changed.*
                        from (select 1) as always
                        left join lateral (
                            select product_id, changed_in::text::bigint as place,
                                   coalesce(words_in >= :place::text::xid8, false) as words
                            from search.change
                            where changed_in >= :place::text::xid8 and changed_in < pg_snapshot_xmax(pg_current_snapshot())
                                and (changed_in, product_id) > (:after::text::xid8, :last)
                            order by changed_in, product_id
                            limit :most) as changed on true
                        """)
                .param("place", place)
                .param("after", last == null ? 0 : last.place())
                .param("last", last == null ? new UUID(0, 0) : last.product().value())
                .param("most", most)
                .query(rs -> {
                    end[0] = rs.getLong("end");
                    UUID product = rs.getObject("product_id", UUID.class);
                    if (product != null) {
                        changes.add(new ChangedProduct(
                                new ProductId(product), rs.getLong("place"), rs.getBoolean("words")));
                    }
                });
        return new Changes(changes, end[0]);
    }

    /** Which database server this is; its transactions are counted by nobody else. */
    String server() {
        return sql.sql(
                        "select system_identifier::text || ':' || (select oid from pg_database where datname = current_database())"
                                + " from pg_control_system()")
                .query(String.class)
                .single();
    }
}
