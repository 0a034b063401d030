package io.merkato.storefront;

import io.merkato.catalog.categories.Category;
import io.merkato.kernel.ProductId;
import io.merkato.reviews.RatingSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lists show of products and sort and filter by. A product has a listing whatever its status, so that it can be
 * locked, and stands in categories while it is on sale.
 */
@Component
class ListingStore {

    private static final String CARD = """
            select l.product_id, slug, title, image, image_alt, price_min, price_max
            from storefront.listing l
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    ListingStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Products on sale that have a picture: first what can be had, of that the most popular and then the newest. */
    List<Card> shown(int limit) {
        return sql.sql(CARD + """
                        join storefront.popularity p on p.product_id = l.product_id
                        where listed and image is not null
                        order by in_stock desc, p.units desc, l.product_id desc
                        limit :limit
                        """).param("limit", limit).query(Card::read).list();
    }

    /** How many products are on sale in each category and below it, the categories in the order of a dictionary. */
    Map<UUID, Integer> count(Collection<Category> categories, List<CategoryTree.Place> places) {
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        sql.sql("""
                        with counted as (
                            select place.above as id, count(distinct listed.product_id)::int as products
                            from unnest(:above::uuid[], :below::uuid[]) as place (above, below)
                            join storefront.listing_category listed on listed.category_id = place.below
                            group by place.above
                        )
                        select category.id, coalesce(counted.products, 0) as products
                        from unnest(:ids::uuid[], :names::text[]) as category (id, name)
                        left join counted on counted.id = category.id
                        order by category.name collate storefront.dictionary, category.id
                        """)
                .param("above", places.stream().map(CategoryTree.Place::above).toArray(UUID[]::new))
                .param(
                        "below",
                        places.stream().map(CategoryTree.Place::category).toArray(UUID[]::new))
                .param("ids", categories.stream().map(Category::id).toArray(UUID[]::new))
                .param("names", categories.stream().map(Category::name).toArray(String[]::new))
                .query(rs -> {
                    counts.put(rs.getObject("id", UUID.class), rs.getInt("products"));
                });
        return counts;
    }

    /** The products on sale in any of these categories. */
    List<ProductId> listedIn(Collection<UUID> categories) {
        return sql.sql(
                        "select distinct product_id from storefront.listing_category where category_id = any(:categories)")
                .param("categories", categories.toArray(UUID[]::new))
                .query((rs, row) -> new ProductId(rs.getObject("product_id", UUID.class)))
                .list();
    }

    /** Keeps others from changing these listings until the end of the transaction; one that is new has none yet. */
    void lock(Collection<ProductId> products) {
        sql.sql("""
                        select 1 from storefront.listing where product_id = any(:products)
                        order by product_id for no key update
                        """).param("products", uuids(products)).query(rs -> {});
    }

    /** Writes listings, new and known ones, and puts those that are on sale into exactly their categories. */
    void write(List<Listing> listings) {
        String rows = json.writeValueAsString(listings);
        sql.sql("""
                        with written as (
                            insert into storefront.listing (
                                product_id, listed, slug, title, brand, image, image_alt, category_id, price_min, price_max,
                                in_stock, terms, search)
                            select "productId", listed, slug, title, brand, image, "imageAlt", categories[1], "priceMin",
                                   "priceMax", "inStock", terms, storefront.search_vector(title, brand, skus, description)
                            from jsonb_to_recordset(:rows::jsonb) as r (
                                "productId" uuid, listed boolean, slug text, title text, brand text, image text,
                                "imageAlt" text, categories uuid[], "priceMin" bigint, "priceMax" bigint,
                                "inStock" boolean, terms text[], skus text, description text)
                            order by "productId"
                            on conflict (product_id) do update set
                                listed = excluded.listed, slug = excluded.slug, title = excluded.title,
                                brand = excluded.brand, image = excluded.image, image_alt = excluded.image_alt,
                                category_id = excluded.category_id, price_min = excluded.price_min,
                                price_max = excluded.price_max, in_stock = excluded.in_stock, terms = excluded.terms,
                                search = excluded.search
                            returning product_id
                        )
                        insert into storefront.popularity (product_id) select product_id from written
                        on conflict do nothing
                        """).param("rows", rows).update();
        sql.sql("delete from storefront.listing_category where product_id = any(:products)")
                .param(
                        "products",
                        uuids(listings.stream().map(Listing::productId).toList()))
                .update();
        sql.sql("""
                        insert into storefront.listing_category (category_id, product_id, price_min)
                        select category, "productId", "priceMin"
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            "productId" uuid, listed boolean, categories uuid[], "priceMin" bigint)
                        cross join unnest(categories) as category
                        where listed
                        """).param("rows", rows).update();
    }

    /** Tells the listings that this changes. */
    List<ProductId> setInStock(Map<ProductId, Boolean> inStock) {
        return sql.sql("""
                        update storefront.listing set in_stock = now.in_stock
                        from unnest(:products::uuid[], :inStock::boolean[]) as now (product_id, in_stock)
                        where now.product_id = listing.product_id and now.in_stock <> listing.in_stock
                        returning listing.product_id
                        """)
                .param("products", uuids(inStock.keySet()))
                .param("inStock", inStock.values().toArray(Boolean[]::new))
                .query((rs, row) -> new ProductId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Whether any of these listings said something else before. */
    boolean setRatings(Map<ProductId, RatingSummary> ratings) {
        List<RatingSummary> summaries = List.copyOf(ratings.values());
        return sql.sql("""
                        update storefront.listing set rating_count = now.count, rating_sum = now.sum
                        from unnest(:products::uuid[], :counts::int[], :sums::bigint[]) as now (product_id, count, sum)
                        where now.product_id = listing.product_id
                          and (now.count, now.sum) <> (listing.rating_count, listing.rating_sum)
                        """)
                        .param("products", uuids(ratings.keySet()))
                        .param(
                                "counts",
                                summaries.stream().map(RatingSummary::count).toArray(Integer[]::new))
                        .param(
                                "sums",
                                summaries.stream()
                                        .map(summary -> summary.histogram().sum())
                                        .toArray(Long[]::new))
                        .update()
                > 0;
    }

    void delete(ProductId product) {
        sql.sql("delete from storefront.listing where product_id = :product")
                .param("product", product.value())
                .update();
    }

    /** Counts units that were bought. Rows are locked in the order of their ids, as everywhere. */
    void addPopularity(SortedMap<ProductId, Integer> units) {
        sql.sql("""
                        with locked as (
                            select p.product_id, bought.units
                            from storefront.popularity p
                            join unnest(:products::uuid[], :units::int[]) as bought (product_id, units)
                                on bought.product_id = p.product_id
                            order by p.product_id for no key update of p
                        )
                        update storefront.popularity p set units = p.units + locked.units
                        from locked where locked.product_id = p.product_id
                        """)
                .param("products", uuids(units.keySet()))
                .param("units", units.values().toArray(Integer[]::new))
                .update();
    }

    private static UUID[] uuids(Collection<ProductId> products) {
        return products.stream().map(ProductId::value).toArray(UUID[]::new);
    }

    record Card(
            UUID productId,
            String slug,
            String title,
            @Nullable String image,
            @Nullable String imageAlt,
            long priceMin,
            long priceMax) {

        private static Card read(ResultSet rs, int row) throws SQLException {
            return new Card(
                    rs.getObject("product_id", UUID.class),
                    rs.getString("slug"),
                    rs.getString("title"),
                    rs.getString("image"),
                    rs.getString("image_alt"),
                    rs.getLong("price_min"),
                    rs.getLong("price_max"));
        }
    }

    /**
     * What a listing is made of.
     *
     * @param categories the main one first
     * @param terms what attributes and options are filtered by
     * @param skus words that find it
     * @param description words that find it too
     */
    record Listing(
            ProductId productId,
            boolean listed,
            String slug,
            String title,
            @Nullable String brand,
            @Nullable String image,
            @Nullable String imageAlt,
            List<UUID> categories,
            long priceMin,
            long priceMax,
            boolean inStock,
            List<String> terms,
            String skus,
            String description) {}
}
