package io.merkato.search.meaning;

import io.merkato.kernel.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Vectors of products, which products wait for one, and how far the search for those without has come. */
@Component
class EmbeddingStore {

    private final JdbcClient sql;

    EmbeddingStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<ProductId, MeaningVector> vectors(Collection<ProductId> products) {
        Map<ProductId, MeaningVector> vectors = new HashMap<>();
        sql.sql("select product_id, vector from search.embedding where product_id = any((select :products)::uuid[])")
                .param("products", uuids(products))
                .query((ResultSet rs) -> {
                    vectors.put(id(rs), MeaningVector.of(rs.getBytes("vector")));
                });
        return vectors;
    }

    /** The hashes of the texts whose vectors are there. */
    Map<ProductId, byte[]> hashes(Collection<ProductId> products) {
        Map<ProductId, byte[]> hashes = new HashMap<>();
        sql.sql("select product_id, text_hash from search.embedding where product_id = any((select :products)::uuid[])")
                .param("products", uuids(products))
                .query((ResultSet rs) -> {
                    hashes.put(id(rs), rs.getBytes("text_hash"));
                });
        return hashes;
    }

    /** Notes those products whose text is not the one of their vector, as changed just now. */
    void noteChanged(List<Hashed> products) {
        sql.sql("""
                        insert into search.embedding_due (product_id, version)
                        select saved.id, nextval('search.embedding_version')
                        from unnest(:ids::uuid[], :hashes::bytea[]) as saved (id, hash)
                        where not exists (
                            select 1 from search.embedding e where e.product_id = saved.id and e.text_hash = saved.hash)
                        order by saved.id
                        on conflict (product_id) do update set version = excluded.version
                        """)
                .param("ids", uuids(products.stream().map(Hashed::id).toList()))
                .param("hashes", products.stream().map(Hashed::hash).toArray(byte[][]::new))
                .update();
    }

    /** Notes products that were found without the vector of their text. */
    void noteMissing(Collection<ProductId> products) {
        sql.sql("""
                        insert into search.embedding_due (product_id, version)
                        select id, 0 from unnest(:ids::uuid[]) as missing (id) order by id
                        on conflict (product_id) do nothing
                        """).param("ids", uuids(products)).update();
    }

    /** Some of the products that wait, those that changed last first. */
    List<Due> due(int most) {
        return sql.sql("select product_id, version from search.embedding_due order by version desc limit :most")
                .param("most", most)
                .query((rs, row) -> new Due(id(rs), rs.getLong("version")))
                .list();
    }

    /**
     * Takes off the list what has not changed since it was read from there, and gives those products. Whoever changes or
     * removes one of them waits until the end of the transaction.
     */
    List<ProductId> takeOff(Collection<Due> due) {
        return sql.sql("""
                        with done as (
                            select d.product_id from search.embedding_due d
                            join unnest(:ids::uuid[], :versions::bigint[]) as read (id, version)
                                on d.product_id = read.id and d.version = read.version
                            order by d.product_id
                            for update of d)
                        delete from search.embedding_due d using done
                        where d.product_id = done.product_id
                        returning d.product_id
                        """)
                .param("ids", uuids(due.stream().map(Due::product).toList()))
                .param("versions", due.stream().map(Due::version).toArray(Long[]::new))
                .query((rs, row) -> id(rs))
                .list();
    }

    void write(List<Embedded> embedded) {
        sql.sql("""
                        insert into search.embedding (product_id, text_hash, vector)
                        select id, hash, vector from unnest(:ids::uuid[], :hashes::bytea[], :vectors::bytea[])
                            as embedded (id, hash, vector)
                        order by id
                        on conflict (product_id) do update set text_hash = excluded.text_hash, vector = excluded.vector
                        """)
                .param("ids", uuids(embedded.stream().map(Embedded::product).toList()))
                .param("hashes", embedded.stream().map(Embedded::hash).toArray(byte[][]::new))
                .param(
                        "vectors",
                        embedded.stream().map(one -> one.vector().bytes()).toArray(byte[][]::new))
                .update();
    }

    /** First what waits and then what is there, so that a vector written in between goes too. */
    void remove(Collection<ProductId> products) {
        for (String table : List.of("embedding_due", "embedding")) {
            sql.sql("delete from search." + table + " where product_id = any((select :products)::uuid[])")
                    .param("products", uuids(products))
                    .update();
        }
    }

    /** Products with a vector whose ids are between these two, the first one included and the second one not. */
    List<ProductId> embeddedBetween(ProductId from, ProductId to) {
        return sql.sql("select product_id from search.embedding where product_id >= :from and product_id < :to")
                .param("from", from.value())
                .param("to", to.value())
                .query((rs, row) -> id(rs))
                .list();
    }

    /** How far the search for products without a vector is; nothing when it was ended less than a day ago. */
    @Nullable Walk walk() {
        return sql.sql("""
                        select reached from search.embedding_walk
                        where ended_at is null or ended_at < clock_timestamp() - interval '1 day'
                        """)
                .query((rs, row) -> new Walk(rs.getObject("reached", UUID.class)))
                .optional()
                .orElse(null);
    }

    /** Begins the search, if none is under way. */
    void beginWalk() {
        sql.sql("update search.embedding_walk set reached = null, ended_at = null where ended_at is not null")
                .update();
    }

    void reach(ProductId product) {
        sql.sql("update search.embedding_walk set reached = :product, ended_at = null")
                .param("product", product.value())
                .update();
    }

    void endWalk() {
        sql.sql("update search.embedding_walk set reached = null, ended_at = clock_timestamp()")
                .update();
    }

    private static ProductId id(ResultSet rs) throws SQLException {
        return new ProductId(rs.getObject("product_id", UUID.class));
    }

    private static UUID[] uuids(Collection<ProductId> products) {
        return products.stream().map(ProductId::value).toArray(UUID[]::new);
    }

    /** A product that waits, and as which change of it. */
    record Due(ProductId product, long version) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Hashed(ProductId id, byte[] hash) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Embedded(ProductId product, byte[] hash, MeaningVector vector) {}

    /** @param reached the last product that was looked at; null before the first */
    record Walk(@Nullable UUID reached) {}
}
