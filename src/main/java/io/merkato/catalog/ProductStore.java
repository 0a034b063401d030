package io.merkato.catalog;

import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.ProductStatus;
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

/** Products, one or many at once; lists of them for staff are read by {@link AdminProductListStore}. */
@Component
class ProductStore {

    private static final TypeReference<List<Image>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<Product.InCategory>> CATEGORIES = new TypeReference<>() {};
    private static final TypeReference<List<Product.Variant>> VARIANTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    ProductStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<Product> find(ProductId id) {
        return read("p.id = :key", id.value()).stream().findFirst();
    }

    Optional<Product> findBySlug(String slug) {
        return read("p.slug = :key", slug).stream().findFirst();
    }

    /** Sorted by their ids. */
    List<Product> find(Collection<ProductId> products) {
        return read("p.id = any(:key)", uuids(products));
    }

    /** In one statement: the parts of a product then are of one moment, and a page of it costs one connection once. */
    private List<Product> read(String condition, Object key) {
        return sql.sql("""
                        select id, handle, slug, title, description, brand, status, images, attributes,
                               withdrawal_exempt, created_at, updated_at,
                               (select coalesce(json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name)
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
                        order by id
                        """.formatted(condition))
                .param("key", key)
                .query(this::product)
                .list();
    }

    /** Keeps others from changing the products until the end of the transaction; they can still be ordered. */
    void lock(Collection<ProductId> products) {
        sql.sql("select 1 from catalog.product where id = any(:products) order by id for no key update")
                .param("products", uuids(products))
                .query(rs -> {});
    }

    /** Waits for orders that are the first of the product, and keeps others from placing one. */
    void lockForRemoval(ProductId id) {
        sql.sql("select 1 from catalog.product where id = :id for update")
                .param("id", id.value())
                .query(rs -> {});
    }

    /** Marks products as ordered that were not. In sorted order, so that two orders wait for each other. */
    void markOrdered(Collection<ProductId> products) {
        sql.sql("""
                        with first as (
                            select id from catalog.product where id = any(:products) and not ordered
                            order by id for no key update
                        )
                        update catalog.product p set ordered = true from first where first.id = p.id
                        """).param("products", uuids(products)).update();
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
        return idsBy("slug", slugs);
    }

    Map<String, ProductId> idsByHandle(Collection<String> handles) {
        return idsBy("handle", handles);
    }

    private Map<String, ProductId> idsBy(String column, Collection<String> keys) {
        Map<String, ProductId> ids = new HashMap<>();
        sql.sql("select %1$s as key, id from catalog.product where %1$s = any(:keys)".formatted(column))
                .param("keys", keys.toArray(String[]::new))
                .query((ResultSet rs) -> {
                    ids.put(rs.getString("key"), new ProductId(rs.getObject("id", UUID.class)));
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

    Optional<ProductId> onSaleBySlug(String slug) {
        return onSale("slug = :key", slug);
    }

    Optional<ProductId> onSaleById(ProductId id) {
        return onSale("id = :key", id.value());
    }

    private Optional<ProductId> onSale(String condition, Object key) {
        return sql.sql("select id from catalog.product where status = :active and " + condition)
                .param("active", ProductStatus.ACTIVE.text())
                .param("key", key)
                .query((rs, row) -> new ProductId(rs.getObject("id", UUID.class)))
                .optional();
    }

    boolean lockShared(ProductId id) {
        return sql.sql("select 1 from catalog.product where id = :id for key share")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Map<ProductId, Products.Named> names(Collection<ProductId> products) {
        Map<ProductId, Products.Named> names = new HashMap<>();
        sql.sql("select id, title, slug, status from catalog.product where id = any((select :products)::uuid[])")
                .param("products", uuids(products))
                .query(rs -> {
                    names.put(
                            new ProductId(rs.getObject("id", UUID.class)),
                            new Products.Named(
                                    rs.getString("title"),
                                    rs.getString("slug"),
                                    ProductStatus.ACTIVE.text().equals(rs.getString("status"))));
                });
        return names;
    }

    /** Those of the products that are not on sale. */
    Set<ProductId> inactive(Collection<ProductId> products) {
        return sql.sql("select id from catalog.product where id = any(:products) and status <> 'active'")
                .param("products", uuids(products))
                .query((rs, row) -> new ProductId(rs.getObject("id", UUID.class)))
                .set();
    }

    Map<ProductId, Set<VariantId>> variantsOf(Collection<ProductId> products) {
        Map<ProductId, Set<VariantId>> variants = new HashMap<>();
        sql.sql("select product_id, id from catalog.variant where product_id = any(:products)")
                .param("products", uuids(products))
                .query((ResultSet rs) -> {
                    variants.computeIfAbsent(
                                    new ProductId(rs.getObject("product_id", UUID.class)), first -> new HashSet<>())
                            .add(new VariantId(rs.getObject("id", UUID.class)));
                });
        return variants;
    }

    Set<ProductId> productsOf(Collection<VariantId> variants) {
        Set<ProductId> products = new HashSet<>();
        sql.sql("select distinct product_id from catalog.variant where id = any(:variants)")
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query((ResultSet rs) -> {
                    products.add(new ProductId(rs.getObject("product_id", UUID.class)));
                });
        return products;
    }

    /** Writes products, new and known ones, in one statement. */
    void write(List<ProductRow> rows) {
        sql.sql("""
                        insert into catalog.product as p (
                            id, handle, slug, title, description, brand, status, images, attributes, withdrawal_exempt)
                        select id, handle, slug, title, description, brand, status, images, attributes, "withdrawalExempt"
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            id uuid, handle text, slug text, title text, description text, brand text, status text,
                            images jsonb, attributes jsonb, "withdrawalExempt" boolean)
                        on conflict (id) do update set
                            handle = coalesce(p.handle, excluded.handle), slug = excluded.slug, title = excluded.title,
                            description = excluded.description, brand = excluded.brand, status = excluded.status,
                            images = excluded.images, attributes = excluded.attributes,
                            withdrawal_exempt = excluded.withdrawal_exempt, updated_at = now()
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

    /** Archives the product if it was ever ordered. */
    boolean archiveOrdered(ProductId id) {
        return sql.sql("update catalog.product set status = 'archived', updated_at = now() where id = :id and ordered")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void delete(ProductId id) {
        sql.sql("delete from catalog.product where id = :id")
                .param("id", id.value())
                .update();
    }

    List<SellableRow> sellable(Collection<VariantId> variants) {
        return sql.sql("""
                        select v.id as variant_id, v.product_id, v.sku, p.title as product_title,
                               v.title as variant_title, p.images -> 0 ->> 'url' as image, v.price_amount,
                               v.tax_class, p.withdrawal_exempt, p.status = 'active' as active, p.ordered
                        from catalog.variant v
                        join catalog.product p on p.id = v.product_id
                        where v.id = any((select :variants)::uuid[]) -- with one plan for any number of them
                        """)
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query(SellableRow::read)
                .list();
    }

    private Product product(ResultSet rs, int row) throws SQLException {
        return new Product(
                new ProductId(rs.getObject("id", UUID.class)),
                rs.getString("handle"),
                rs.getString("slug"),
                rs.getString("title"),
                rs.getString("description"),
                rs.getString("brand"),
                ProductStatus.of(rs.getString("status")),
                json.readValue(rs.getString("images"), IMAGES),
                json.readValue(rs.getString("attributes"), ATTRIBUTES),
                rs.getBoolean("withdrawal_exempt"),
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
            boolean withdrawalExempt) {}

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
            boolean withdrawalExempt,
            boolean active,
            boolean ordered) {

        private static SellableRow read(ResultSet rs, int row) throws SQLException {
            return new SellableRow(
                    rs.getObject("variant_id", UUID.class),
                    rs.getObject("product_id", UUID.class),
                    rs.getString("sku"),
                    rs.getString("product_title"),
                    rs.getString("variant_title"),
                    rs.getString("image"),
                    rs.getLong("price_amount"),
                    rs.getString("tax_class"),
                    rs.getBoolean("withdrawal_exempt"),
                    rs.getBoolean("active"),
                    rs.getBoolean("ordered"));
        }
    }
}
