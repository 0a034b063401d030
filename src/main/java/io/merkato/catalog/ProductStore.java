package io.merkato.catalog;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/** Products one by one and in batches; lists of them are read by {@link ProductListStore}. */
@Component
class ProductStore {

    private static final TypeReference<List<Image>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<Category.Label>> CATEGORIES = new TypeReference<>() {};
    private static final TypeReference<List<Product.Variant>> VARIANTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    ProductStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<Product> find(ProductId id) {
        return find("p.id = :key", id.value());
    }

    Optional<Product> findBySlug(String slug) {
        return find("p.slug = :key", slug);
    }

    /** In one statement: its parts then are of one moment, and a page of a product costs one connection once. */
    private Optional<Product> find(String condition, Object key) {
        return sql.sql("""
                        select id, slug, title, description, brand, status, images, attributes,
                               rating_average, rating_count, created_at, updated_at,
                               (select coalesce(json_agg(json_build_object('slug', c.slug, 'name', c.name)
                                                         order by pc.position), '[]')
                                from catalog.product_category pc
                                join catalog.category c on c.id = pc.category_id
                                where pc.product_id = p.id) as categories,
                               (select coalesce(json_agg(json_build_object(
                                           'id', v.id, 'sku', v.sku, 'title', v.title, 'options', v.options,
                                           'priceAmount', v.price_amount, 'compareAtAmount', v.compare_at_amount,
                                           'gtin', v.gtin, 'taxClass', v.tax_class)
                                       order by v.position, v.id), '[]')
                                from catalog.variant v
                                where v.product_id = p.id) as variants
                        from catalog.product p
                        where %s
                        """.formatted(condition))
                .param("key", key)
                .query(this::product)
                .optional();
    }

    /** Keeps others from changing the product until the end of the transaction; it can still be ordered. */
    boolean lock(ProductId id) {
        return sql.sql("select 1 from catalog.product where id = :id for no key update")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Waits for orders of the product that are being placed, and keeps others from placing one. */
    void lockForRemoval(ProductId id) {
        sql.sql("select 1 from catalog.product where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    /** Keeps these products from being removed until the end of the transaction, without getting into other ways. */
    void keepOrderable(Collection<VariantId> variants) {
        sql.sql("""
                        select 1 from catalog.product
                        where id in (select product_id from catalog.variant where id = any(:variants))
                        order by id
                        for key share
                        """)
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .list();
    }

    /** Makes others who want this slug for a new product wait until the end of the transaction. */
    void lockSlug(String slug) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('catalog.slug ' || :slug, 0))")
                .param("slug", slug)
                .query(rs -> {});
    }

    /** Where variants of these SKUs are. */
    Map<String, VariantPlace> placesBySku(Collection<String> skus) {
        Map<String, VariantPlace> places = new HashMap<>();
        sql.sql("select sku, id, product_id from catalog.variant where sku = any(:skus)")
                .param("skus", skus.toArray(String[]::new))
                .query((ResultSet rs) -> {
                    places.put(
                            rs.getString("sku"),
                            new VariantPlace(
                                    new VariantId(rs.getObject("id", UUID.class)),
                                    new ProductId(rs.getObject("product_id", UUID.class))));
                });
        return places;
    }

    Map<String, ProductId> idsBySlug(Collection<String> slugs) {
        Map<String, ProductId> ids = new HashMap<>();
        sql.sql("select slug, id from catalog.product where slug = any(:slugs)")
                .param("slugs", slugs.toArray(String[]::new))
                .query((ResultSet rs) -> {
                    ids.put(rs.getString("slug"), new ProductId(rs.getObject("id", UUID.class)));
                });
        return ids;
    }

    Map<ProductId, String> slugsOf(Collection<ProductId> products) {
        Map<ProductId, String> slugs = new HashMap<>();
        sql.sql("select id, slug from catalog.product where id = any(:products)")
                .param("products", uuids(products))
                .query((ResultSet rs) -> {
                    slugs.put(new ProductId(rs.getObject("id", UUID.class)), rs.getString("slug"));
                });
        return slugs;
    }

    Set<VariantId> variantsOf(Collection<ProductId> products) {
        Set<VariantId> variants = new HashSet<>();
        sql.sql("select id from catalog.variant where product_id = any(:products)")
                .param("products", uuids(products))
                .query((ResultSet rs) -> {
                    variants.add(new VariantId(rs.getObject("id", UUID.class)));
                });
        return variants;
    }

    /** Locks the products of variants, in the order of their ids, and gives those that are there. */
    List<ProductId> lockProductsOf(Collection<VariantId> variants) {
        return sql
                .sql("""
                        select id from catalog.product
                        where id in (select product_id from catalog.variant where id = any(:variants))
                        order by id
                        for no key update
                        """)
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(ProductId::new)
                .toList();
    }

    /** Writes products, new and known ones, in one statement. */
    void write(List<ProductRow> rows) {
        sql.sql("""
                        insert into catalog.product as p (
                            id, handle, slug, title, description, brand, status, images, attributes, terms, search,
                            price_min, price_max, in_stock)
                        select id, handle, slug, title, description, brand, status, images, attributes, terms,
                               catalog.search_vector(title, brand, skus, description),
                               "priceMin", "priceMax", "inStock"
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            id uuid, handle text, slug text, title text, description text, brand text, status text, images jsonb,
                            attributes jsonb, terms text[], skus text, "priceMin" bigint, "priceMax" bigint,
                            "inStock" boolean)
                        on conflict (id) do update set
                            handle = coalesce(p.handle, excluded.handle), slug = excluded.slug, title = excluded.title, description = excluded.description,
                            brand = excluded.brand, status = excluded.status, images = excluded.images,
                            attributes = excluded.attributes, terms = excluded.terms, search = excluded.search,
                            updated_at = now()
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** Rows are best sorted by SKU: two writers of the same SKUs then wait for each other instead of deadlocking. */
    void writeVariants(List<VariantRow> rows) {
        sql.sql("""
                        insert into catalog.variant (
                            id, product_id, position, sku, title, options, price_amount, compare_at_amount, gtin,
                            tax_class)
                        select id, "productId", position, sku, title, options, "priceAmount", "compareAtAmount", gtin,
                               coalesce("taxClass", (select v.tax_class from catalog.variant v where v.id = r.id), 'standard')
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            id uuid, "productId" uuid, position int, sku text, title text, options jsonb,
                            "priceAmount" bigint, "compareAtAmount" bigint, gtin text, "taxClass" text)
                        on conflict (id) do update set
                            position = excluded.position, sku = excluded.sku, title = excluded.title, options = excluded.options,
                            price_amount = excluded.price_amount, compare_at_amount = excluded.compare_at_amount,
                            gtin = excluded.gtin, tax_class = excluded.tax_class
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** Puts products into exactly these categories. */
    void writeCategories(Collection<ProductId> products, List<CategoryRow> rows) {
        sql.sql("delete from catalog.product_category where product_id = any(:products)")
                .param("products", uuids(products))
                .update();
        sql.sql("""
                        insert into catalog.product_category (product_id, category_id, position)
                        select "productId", "categoryId", position
                        from jsonb_to_recordset(:rows::jsonb) as r ("productId" uuid, "categoryId" uuid, position int)
                        on conflict do nothing
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    void deleteVariants(Collection<VariantId> variants) {
        sql.sql("delete from catalog.variant where id = any(:variants)")
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .update();
    }

    /**
     * Brings what lists show of prices and stock in line with the variants.
     *
     * @param stocked variants that can be had
     */
    void refresh(Collection<ProductId> products, Collection<VariantId> stocked) {
        sql.sql("""
                        update catalog.product p
                        set price_min = v.lowest, price_max = v.highest, in_stock = v.in_stock
                        from (
                            select product_id, min(price_amount) as lowest, max(price_amount) as highest,
                                   bool_or(id = any(:stocked)) as in_stock
                            from catalog.variant
                            where product_id = any(:products)
                            group by product_id
                        ) v
                        where p.id = v.product_id
                          and (p.price_min, p.price_max, p.in_stock) is distinct from (v.lowest, v.highest, v.in_stock)
                        """)
                .param("products", uuids(products))
                .param("stocked", stocked.stream().map(VariantId::value).toArray(UUID[]::new))
                .update();
    }

    void archive(ProductId id) {
        sql.sql("update catalog.product set status = 'archived', updated_at = now() where id = :id")
                .param("id", id.value())
                .update();
    }

    void delete(ProductId id) {
        sql.sql("delete from catalog.product where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Counts units that were bought. Rows are locked in the order of their ids, as everywhere. */
    void addPopularity(Map<String, Integer> unitsBySku) {
        sql.sql("""
                        with bought as (
                            select v.product_id, sum(t.units) as units
                            from unnest(:skus::text[], :units::int[]) as t (sku, units)
                            join catalog.variant v on v.sku = t.sku
                            group by v.product_id
                        ), locked as (
                            select p.id, bought.units
                            from catalog.product p join bought on bought.product_id = p.id
                            order by p.id for update of p
                        )
                        update catalog.product p set popularity = p.popularity + locked.units
                        from locked where p.id = locked.id
                        """)
                .param("skus", unitsBySku.keySet().toArray(String[]::new))
                .param("units", unitsBySku.values().toArray(Integer[]::new))
                .update();
    }

    List<SellableRow> sellable(Collection<VariantId> variants) {
        return sql.sql("""
                        select v.id as variant_id, v.product_id, v.sku, p.title as product_title,
                               v.title as variant_title, p.images -> 0 ->> 'url' as image, v.price_amount,
                               v.tax_class, p.status = 'active' as active
                        from catalog.variant v
                        join catalog.product p on p.id = v.product_id
                        where v.id = any(:variants)
                        """)
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query(SellableRow.class)
                .list();
    }

    private Product product(ResultSet rs, int row) throws SQLException {
        return new Product(
                new ProductId(rs.getObject("id", UUID.class)),
                rs.getString("slug"),
                rs.getString("title"),
                rs.getString("description"),
                rs.getString("brand"),
                ProductStatus.of(rs.getString("status")),
                json.readValue(rs.getString("images"), IMAGES),
                json.readValue(rs.getString("attributes"), ATTRIBUTES),
                rs.getBigDecimal("rating_average"),
                rs.getInt("rating_count"),
                instant(rs, "created_at"),
                instant(rs, "updated_at"),
                json.readValue(rs.getString("categories"), CATEGORIES),
                json.readValue(rs.getString("variants"), VARIANTS));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static UUID[] uuids(Collection<ProductId> products) {
        return products.stream().map(ProductId::value).toArray(UUID[]::new);
    }

    record VariantPlace(VariantId variant, ProductId product) {}

    /** @param handle the name by which imports know the product; null leaves the present one */
    record ProductRow(
            ProductId id,
            @Nullable String handle,
            String slug,
            String title,
            String description,
            @Nullable String brand,
            ProductStatus status,
            @JsonSerialize(contentUsing = StoredImage.class) List<Image> images,
            Map<String, Object> attributes,
            List<String> terms,
            String skus,
            long priceMin,
            long priceMax,
            boolean inStock) {}

    record VariantRow(
            VariantId id,
            ProductId productId,
            int position,
            String sku,
            String title,
            Map<String, String> options,
            long priceAmount,
            @Nullable Long compareAtAmount,
            @Nullable String gtin,
            @Nullable String taxClass) {}

    record CategoryRow(ProductId productId, UUID categoryId, int position) {}

    record SellableRow(
            UUID variantId,
            UUID productId,
            String sku,
            String productTitle,
            String variantTitle,
            @Nullable String image,
            long priceAmount,
            String taxClass,
            boolean active) {}
}
