package io.merkato.storefront;

import io.merkato.kernel.ProductId;
import io.merkato.search.ListedProduct;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Listings as the index of products reads them. */
@Component
class SearchedListingStore {

    private static final String LISTED = """
            select l.product_id, l.slug, l.title, l.brand, l.image, l.price_min, l.price_max, l.in_stock, l.rating_sum,
                   l.rating_count, p.units, l.terms,
                   array(select c.category_id from storefront.listing_category c where c.product_id = l.product_id
                         order by c.category_id <> l.category_id, c.category_id) as categories
            from storefront.listing l
            join storefront.popularity p on p.product_id = l.product_id
            where l.listed
            """;

    /** Rows that the driver keeps at a time, and that are handed on together. */
    private static final int PIECE = 1000;

    private static final int MOST_WITH_WORDS = 5000;

    private final JdbcClient sql;
    private final JdbcTemplate pieces;

    SearchedListingStore(JdbcClient sql, DataSource database) {
        this.sql = sql;
        this.pieces = new JdbcTemplate(database);
        this.pieces.setFetchSize(PIECE);
    }

    /** All of them; in a transaction they are read piece by piece. */
    void listed(Consumer<List<ListedProduct>> use) {
        List<ListedProduct> piece = new ArrayList<>(PIECE);
        pieces.query(LISTED + "order by l.product_id", (RowCallbackHandler) rs -> {
            piece.add(read(rs, 0));
            if (piece.size() == PIECE) {
                use.accept(List.copyOf(piece));
                piece.clear();
            }
        });
        use.accept(piece);
    }

    /** Those behind this one, in the order of their ids. */
    List<ListedProduct> listed(@Nullable ProductId after, int most) {
        return sql.sql(LISTED + "and l.product_id > :after order by l.product_id limit :most")
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .query(SearchedListingStore::read)
                .list();
    }

    List<ListedProduct> listed(Collection<ProductId> products) {
        return sql.sql(LISTED + "and l.product_id = any(:products) order by l.product_id")
                .param("products", products.stream().map(ProductId::value).toArray(UUID[]::new))
                .query(SearchedListingStore::read)
                .list();
    }

    /** Products on sale behind this one, in the order of their ids. */
    List<ProductId> ids(@Nullable ProductId after, int most) {
        return sql.sql("""
                        select product_id from storefront.listing
                        where listed and product_id > :after
                        order by product_id
                        limit :most
                        """)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .query((rs, row) -> new ProductId(rs.getObject("product_id", UUID.class)))
                .list();
    }

    /** Products that PostgreSQL finds by words, best first. */
    List<ProductId> withWords(String words) {
        return sql.sql("""
                        select product_id
                        from storefront.listing l, websearch_to_tsquery('english', storefront.folded(:words)) as words
                        where listed and l.search @@ words
                        order by ts_rank(l.search, words) desc, product_id desc
                        limit :most
                        """)
                .param("words", words)
                .param("most", MOST_WITH_WORDS)
                .query((rs, row) -> new ProductId(rs.getObject("product_id", UUID.class)))
                .list();
    }

    private static ListedProduct read(ResultSet rs, int row) throws SQLException {
        return new ListedProduct(
                new ProductId(rs.getObject("product_id", UUID.class)),
                rs.getString("slug"),
                rs.getString("title"),
                rs.getString("brand"),
                rs.getString("image"),
                List.of((UUID[]) rs.getArray("categories").getArray()),
                rs.getLong("price_min"),
                rs.getLong("price_max"),
                rs.getBoolean("in_stock"),
                rs.getLong("rating_sum"),
                rs.getInt("rating_count"),
                rs.getLong("units"),
                List.of((String[]) rs.getArray("terms").getArray()));
    }
}
