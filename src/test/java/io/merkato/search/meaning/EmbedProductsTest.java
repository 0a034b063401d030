package io.merkato.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.ProductId;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that knows what words mean, and a second node of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedProductsTest {

    private static final String ON = "--merkato.search-meaning=true";

    private Shop shop;
    private Shop other;

    @BeforeAll
    void start() {
        shop = Shop.start(ON);
        other = Shop.beside(shop, ON);
        // The first one to ask has the model loaded, and products are read from then on.
        shop.bean(Meaning.class).ofQuery("laptop");
        other.bean(Meaning.class).ofQuery("laptop");
    }

    @AfterEach
    void nothingIsLeft() {
        shop.expectNothingLeftOver();
    }

    @AfterAll
    void stop() {
        other.close();
        shop.close();
    }

    @Test
    void aNewProductIsReadWithinSeconds() {
        Product notebook = product("MSI GF63 gaming notebook", "15.6 inch, Intel Core i7");
        Product espresso = product("Espresso maker", "For two cups.");

        MeaningVector asked = Objects.requireNonNull(shop.bean(Meaning.class).ofQueryGoingOn("laptop"));
        assertThat(asked.similarity(vectorOnce(notebook))).isGreaterThan(asked.similarity(vectorOnce(espresso)) + 0.1);
        assertThat(other.bean(Embeddings.class).vectors(List.of(id(notebook)))).containsKey(id(notebook));
    }

    @Test
    void aProductIsReadAgainWhenItsTextChanges() {
        Product product = product("Coffee machine", "");
        MeaningVector before = vectorOnce(product);

        product.change("{\"description\":\"For espresso and cappuccino.\"}").expect(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Objects.requireNonNull(vector(product)).similarity(before) < 0.95);
    }

    @Test
    void aProductIsNotReadAgainWhenOnlyItsPriceChanges() {
        Product product = product("Laptop bag", "");
        vectorOnce(product);
        await().until(() -> due(product) == 0);

        product.priced(4999);

        assertThat(due(product)).isZero();
    }

    /** It changes, and changes back before it is read. */
    @Test
    void aProductThatIsAsItWasIsTakenOffTheList() {
        Product product = product("Standing desk", "");
        vectorOnce(product);

        product.change("{\"title\":\"Sitting desk\"}").expect(200);
        product.change("{\"title\":\"Standing desk\"}").expect(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> due(product) == 0);
    }

    @Test
    void aProductThatIsNotOnSaleIsNotRead() {
        Product draft = product("Desk lamp", "").drafted();
        Product later = product("Floor lamp", "");
        vectorOnce(later);
        await().atMost(Duration.ofSeconds(20)).until(() -> due(draft) == 0);

        draft.change("{\"title\":\"A lamp that nobody knows of yet\"}").expect(200);
        assertThat(due(draft)).isZero();

        draft.activated();
        vectorOnce(draft);
    }

    @Test
    void nothingIsKeptOfAProductThatIsNoMore() {
        Product product = product("Garden chair", "");
        vectorOnce(product);

        product.change("{\"title\":\"Garden table\"}").expect(200);
        product.deleted();

        await().atMost(Duration.ofSeconds(20)).until(() -> due(product) == 0);
        assertThat(vector(product)).isNull();
    }

    @Test
    void oneNodeOfTwoReadsAProductAndTheOtherDoesNot() {
        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("create table public.written (product_id uuid)").update();
        sql.sql("""
                        create function public.note_written() returns trigger language plpgsql as
                        $$ begin insert into public.written values (new.product_id); return null; end $$
                        """).update();
        sql.sql("""
                        create trigger note_written after insert or update on search.embedding
                        for each row execute function public.note_written()
                        """).update();

        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            products.add(product("Screw of " + i + " mm", "Of steel."));
        }
        products.forEach(this::vectorOnce);
        shop.expectNothingLeftOver();

        Map<String, Object> written = sql.sql("""
                        select count(*) as times, count(distinct product_id) as products from public.written
                        where product_id = any(:products)
                        """)
                .param("products", products.stream().map(one -> id(one).value()).toArray(UUID[]::new))
                .query()
                .singleRow();
        sql.sql("drop trigger note_written on search.embedding").update();
        assertThat(written).containsEntry("times", 40L).containsEntry("products", 40L);
    }

    private Product product(String title, String description) {
        String sku = "SKU-" + UUID.randomUUID();
        return new Product(
                shop,
                shop.admin()
                        .post("/v1/admin/products", """
                        {"title":"%s","description":"%s","status":"active","variants":[
                          {"sku":"%s","price":{"amount":1999,"currency":"EUR"},"onHand":5}]}
                        """.formatted(title, description, sku))
                        .expect(201));
    }

    private MeaningVector vectorOnce(Product product) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> vector(product), Objects::nonNull);
    }

    private @Nullable MeaningVector vector(Product product) {
        return shop.bean(Embeddings.class).vectors(List.of(id(product))).get(id(product));
    }

    private long due(Product product) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*) from search.embedding_due where product_id = :product")
                .param("product", id(product).value())
                .query(Long.class)
                .single();
    }

    private static ProductId id(Product product) {
        return ProductId.fromPath(product.id());
    }
}
