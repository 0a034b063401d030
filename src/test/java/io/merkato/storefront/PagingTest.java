package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.texts;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From page to page by cursor, no product is missed and none comes twice. */
@ShopTest
class PagingTest {

    private static final int COUNT = 17;

    private final String brand = unique("Brand");

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price", "-price", "name", "rating", "popularity", "relevance"})
    void everyProductComesOnce(String sort, Shop shop) {
        List<String> made = products(shop);

        List<String> seen = pages(shop, sort, 4);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(seen).as("in the order of one large page").isEqualTo(pages(shop, sort, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price", "-price", "name", "rating", "popularity", "relevance"})
    void everyProductComesOnceWhileOthersAreAdded(String sort, Shop shop)
            throws InterruptedException, ExecutionException {
        List<String> made = products(shop);
        AtomicBoolean paging = new AtomicBoolean(true);
        CountDownLatch adding = new CountDownLatch(1);
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> adder = thread.submit(() -> {
                int added = 0;
                while (paging.get()) {
                    product(added).create(shop);
                    adding.countDown();
                    added++;
                }
                return added;
            });
            List<String> seen;
            try {
                adding.await();
                seen = pages(shop, sort, 2);
            } finally {
                paging.set(false);
            }

            assertThat(adder.get()).isPositive();
            assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        }
    }

    @Test
    void pagesGoOnWhenTheProductBeforeThemIsGone(Shop shop) {
        List<String> made = products(shop);
        Answer first = page(shop, "newest", 5, "");
        List<String> seen = new ArrayList<>(texts(first.at("/items"), "id"));
        shop.admin().delete("/v1/admin/products/" + seen.getLast()).expect(204);

        Answer rest = page(shop, "newest", 100, first.text("/nextCursor"));

        seen.addAll(texts(rest.at("/items"), "id"));
        assertThat(seen).isEqualTo(made.reversed());
    }

    @Test
    void titlesOfEveryKindCanBePagedOver(Shop shop) {
        for (String title :
                List.of("a\\u001fb", "a\\u001eb\\u001f\\u001esc", "tab\\t", "İstanbul", "ß".repeat(300), "😀")) {
            shop.admin()
                    .post(
                            "/v1/admin/products",
                            ProductBody.active("x")
                                    .brand(brand)
                                    .with("title", "\"" + title + "\"")
                                    .toString())
                    .expect(201);
        }

        assertThat(pages(shop, "name", 1)).hasSize(6).doesNotHaveDuplicates();
    }

    private List<String> products(Shop shop) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            made.add(product(i).createId(shop));
        }
        return made;
    }

    /** Few prices and titles, so that most products stand beside an equal one. */
    private ProductBody product(int number) {
        return ProductBody.active("Equal " + "abc".charAt(number % 3))
                .brand(brand)
                .price(1000 + number % 4);
    }

    private List<String> pages(Shop shop, String sort, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = page(shop, sort, limit, cursor);
            seen.addAll(texts(page.at("/items"), "id"));
            cursor = page.at("/nextCursor").isNull() ? "" : page.text("/nextCursor");
        } while (!cursor.isEmpty() && seen.size() < 1000);
        return seen;
    }

    private Answer page(Shop shop, String sort, int limit, String cursor) {
        String words = sort.equals("relevance") ? "&q=equal" : "";
        return shop.anonymous()
                .get("/v1/products?brand=" + brand + words + "&sort=" + sort + "&limit=" + limit
                        + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                .expect(200);
    }
}
