package io.merkato.search.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What staff learn of what was searched for. */
@ShopTest
class InsightsTest {

    private static final String PATH = "/v1/admin/search/insights";
    private static final String CLICKS = "/v1/search/clicks";

    @BeforeEach
    void forgetWhatOtherTestsSearched(Shop shop) {
        shop.bean(Insights.class).settle();
        shop.bean(JdbcClient.class)
                .sql("truncate search.searched, search.searched_day")
                .update();
    }

    @Test
    void searchesAreCountedByTheirWords(Shop shop) {
        search(shop, "Lámp", 3, "lamp", 2, " LAMP ", 4, "sofa", 7, "qwertz", 0, "Qwertz", 0, "asdf", 0);
        click(shop, "lamp");

        Answer insights = insights(shop, "");

        assertThat(insights.number("/searches")).isEqualTo(7);
        assertThat(rows(insights, "frequent"))
                .containsExactly("lamp 3 4 1", "qwertz 2 0 0", "asdf 1 0 0", "sofa 1 7 0");
        assertThat(rows(insights, "withoutResult")).containsExactly("qwertz 2", "asdf 1");
        assertThat(rows(insights, "withoutClick")).containsExactly("sofa 1");
        assertThat(Instant.parse(insights.text("/withoutResult/0/lastSearchedAt")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(insights.header("Cache-Control")).contains("no-store");
    }

    /** A shop that has lamps, but none at that price, is not one without lamps. */
    @Test
    void whatIsFilteredIsNotCounted(Shop shop) {
        shop.anonymous().get("/v1/products?q=lamp").expect(200);
        for (String filter : List.of("minPrice=1", "maxPrice=1", "brand=x", "category=x", "inStock=true", "attr.a=b")) {
            shop.anonymous().get("/v1/products?q=lamp&" + filter).expect(200);
        }

        assertThat(insights(shop, "").number("/searches")).isEqualTo(1);
    }

    @Test
    void theDaysAreThoseThatAreAskedFor(Shop shop) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int ago = 0; ago <= 90; ago++) {
            keep(shop, today.minusDays(ago), "lamp", ago);
        }

        Answer week = insights(shop, "");
        assertThat(week.text("/from")).isEqualTo(today.minusDays(6).toString());
        assertThat(week.text("/to")).isEqualTo(today.toString());
        assertThat(week.number("/searches")).isEqualTo(7);
        // What the last of them found.
        assertThat(rows(week, "frequent")).containsExactly("lamp 7 0 0");
        assertThat(rows(insights(shop, "?days=1"), "frequent")).containsExactly("lamp 1 0 0");
        assertThat(insights(shop, "?days=90").number("/searches")).isEqualTo(90);

        shop.bean(ForgetOldSearches.class).run();

        JdbcClient sql = shop.bean(JdbcClient.class);
        assertThat(sql.sql("select count(*) from search.searched")
                        .query(Integer.class)
                        .single())
                .isEqualTo(90);
        assertThat(sql.sql("select count(*) from search.searched_day")
                        .query(Integer.class)
                        .single())
                .isEqualTo(90);
    }

    @Test
    void eachListIsAsLongAsIsAskedFor(Shop shop) {
        for (int i = 0; i < 30; i++) {
            search(shop, "none" + i, 0, "some" + i, 1);
        }

        Answer few = insights(shop, "?limit=2");

        for (String list : List.of("frequent", "withoutResult", "withoutClick")) {
            assertThat(rows(few, list)).hasSize(2);
            assertThat(rows(insights(shop, ""), list)).hasSize(20);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?days=0", "?days=91", "?days=x", "?limit=0", "?limit=101", "?limit=-1", "?days=99999999999"})
    void whatCannotBeAskedIsRefused(String query, Shop shop) {
        shop.admin().get(PATH + query).expectProblem(400, "INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a' or '1'='1",
                "'); drop table search.searched;--",
                "{a,b}",
                "\"quoted\" \\ \\\\",
                "NULL",
                "%_",
                "*:*",
                "title:(",
                "/.*/",
                "<script>alert(1)</script>",
                "\u202eabc",
                "null"
            })
    void anyTextIsCountedAsItIs(String text, Shop shop) {
        search(shop, text, 0, text, 0);

        assertThat(rows(insights(shop, ""), "withoutResult")).containsExactly(text.toLowerCase(Locale.ROOT) + " 2");
    }

    @Test
    void aPersonsOwnIsCountedAndNotKept(Shop shop) {
        search(shop, "ada@example.org", 0, "4111 1111 1111 1111", 1, "\ud800", 0);
        click(shop, "ada@example.org");

        Answer insights = insights(shop, "");

        assertThat(insights.number("/searches")).isEqualTo(3);
        assertThat(rows(insights, "frequent")).isEmpty();
        assertThat(rows(insights, "withoutResult")).isEmpty();
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from search.searched")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDayKeepsSoManyTextsAndGoesOnCountingThem(Shop shop) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        shop.bean(JdbcClient.class)
                .sql("""
                        insert into search.searched (words, day, typed, searches, without_result, clicks, results, last_at)
                        select 'flood ' || i, :day, 'flood ' || i, 1, 0, 0, 1, now() from generate_series(1, :number) i
                        """)
                .param("day", day)
                .param("number", InsightStore.MOST_TEXTS - 2)
                .update();

        search(shop, "flood 9", 1, "often", 1, "often", 1, "once", 1, "twice", 1, "twice", 1);

        Answer insights = insights(shop, "");
        assertThat(rows(insights, "frequent")).startsWith("flood 9 2 1 0", "often 2 1 0", "twice 2 1 0");
        assertThat(insights.number("/searches")).isEqualTo(6);
        search(shop, "another", 1, "often", 1);
        assertThat(rows(insights(shop, ""), "frequent")).startsWith("often 3 1 0");
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from search.searched")
                        .query(Integer.class)
                        .single())
                .isEqualTo(InsightStore.MOST_TEXTS);
    }

    @Test
    void whatIsCountedIsKeptByItself(Shop shop) {
        shop.bean(Insights.class).search("by itself", 0).run();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows(shop.admin().get(PATH).expect(200), "withoutResult"))
                        .containsExactly("by itself 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"query\":\"lamp\"} | /product | NOT_NULL",
                "{\"product\":\"lamp\"} | /query | NOT_NULL",
                "{\"query\":\" \",\"product\":\"lamp\"} | /query | NOT_BLANK",
                "{\"query\":\"lamp\",\"product\":\"no-such-lamp\"} | /product | PRODUCT_UNKNOWN",
                "{\"query\":\"lamp\",\"product\":\"\"} | /product | PRODUCT_UNKNOWN",
                "{\"query\":\"lamp\",\"product\":\"' or 1=1\"} | /product | PRODUCT_UNKNOWN",
                "{\"query\":\"lamp\",\"product\":\"0198a4c2-7d1e-7a3b-9c55-3f2a51c0be01\"} | /product | PRODUCT_UNKNOWN"
            })
    void aClickIsOnAProductThatIsOnSale(String body, String pointer, String code, Shop shop) {
        Answer refused = shop.anonymous().post(CLICKS, body).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void clicksOfOneNetworkAreLimited(Shop shop) {
        RateLimits limits = shop.bean(RateLimits.class);
        String network = "127.0.0.1";
        String body = "{\"query\":\"lamp\",\"product\":\"%s\"}"
                .formatted(shop.product(100, 1).id());
        try {
            int taken = 0;
            while (limits.tryTake(ClickController.PER_NETWORK, network)) {
                taken++;
            }
            assertThat(taken).isGreaterThan(1000);
            // They come back one by one.
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> shop.anonymous().post(CLICKS, body).status() == 429);
        } finally {
            limits.forget(ClickController.PER_NETWORK, network);
        }
        shop.anonymous().post(CLICKS, body).expect(204);
    }

    private static void click(Shop shop, String words) {
        shop.anonymous()
                .post(
                        CLICKS,
                        "{\"query\":\"%s\",\"product\":\"%s\"}"
                                .formatted(words, shop.product(100, 1).id()))
                .expect(204);
    }

    /** Texts and what each of them found. */
    private static void search(Shop shop, Object... searches) {
        for (int i = 0; i < searches.length; i += 2) {
            shop.bean(Insights.class)
                    .search((String) searches[i], (Integer) searches[i + 1])
                    .run();
        }
    }

    private static void keep(Shop shop, LocalDate day, String typed, int results) {
        Tally tally = new Tally();
        tally.add(SearchCount.search(
                Objects.requireNonNull(SearchedText.of(typed)),
                results,
                day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        shop.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> shop.bean(InsightStore.class).add(tally.take()));
    }

    private static Answer insights(Shop shop, String query) {
        shop.bean(Insights.class).settle();
        return shop.admin().get(PATH + query).expect(200);
    }

    /** Of each its text and its numbers. */
    private static List<String> rows(Answer insights, String list) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : insights.at("/" + list)) {
            String numbers = row.propertyNames().stream()
                    .filter(name -> row.get(name).isNumber())
                    .map(name -> " " + row.get(name).asInt())
                    .reduce("", String::concat);
            rows.add(row.get("query").asString() + numbers);
        }
        return rows;
    }
}
