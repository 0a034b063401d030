package io.merkato.payments.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The books as staff read them. */
@ShopTest
class LedgerOverHttpTest {

    @Test
    void whatIsPaidIsBookedForItsOrder(Shop shop) {
        SentOrder order = paid(shop);
        long total = order.answer().number("/total/amount");

        JsonNode items = shop.staff()
                .get("/v1/admin/orders/" + order.id() + "/ledger")
                .expect(200)
                .at("/items");

        assertThat(items).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.get("orderId").asString()).isEqualTo(order.id());
            assertThat(entry.get("cause").asString()).startsWith("charge:");
            assertThat(Instant.parse(entry.get("at").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(entry.at("/amount/currency").asString()).isEqualTo("EUR");
        });
        assertThat(items)
                .extracting(entry -> entry.get("account").asString() + " "
                        + entry.at("/amount/amount").asLong())
                .containsExactlyInAnyOrder("gateway:sandbox " + total, "customers " + -total);
    }

    @Test
    void anOrderThatIsNotPaidHasNothingInTheBooksAndNoOrderIsNotFound(Shop shop) {
        SentOrder declined = shop.guestWith(shop.product(1000, 1), 1).order("tok_declined");
        String id = declined.isDeclined().id();

        assertThat(shop.staff()
                        .get("/v1/admin/orders/" + id + "/ledger")
                        .expect(200)
                        .at("/items"))
                .isEmpty();
        shop.staff().get("/v1/admin/orders/" + UUID.randomUUID() + "/ledger").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void theBooksAreReadPageByPageNewestFirst(Shop shop) {
        List<String> orders =
                List.of(paid(shop).id(), paid(shop).id(), paid(shop).id());
        String from = "from="
                + shop.staff()
                        .get("/v1/admin/orders/" + orders.getFirst() + "/ledger")
                        .text("/items/0/at");

        assertThat(pages(shop, from + "&account=customers", 2)).isEqualTo(orders.reversed());
        assertThat(pages(shop, from, 5))
                .isEqualTo(orders.reversed().stream()
                        .flatMap(order -> Stream.of(order, order))
                        .toList());
    }

    @Test
    void aPageThatEndsWithinAJournalGoesOnWithTheRestOfIt(Shop shop) {
        String order = paid(shop).id();
        Client staff = shop.staff();

        List<String> accounts = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 2; page++) {
            Answer read = staff.get("/v1/admin/ledger?limit=1" + cursor).expect(200);
            assertThat(read.text("/items/0/orderId")).isEqualTo(order);
            accounts.add(read.text("/items/0/account"));
            cursor = "&cursor=" + read.text("/nextCursor");
        }

        assertThat(accounts).containsExactlyInAnyOrder("customers", "gateway:sandbox");
    }

    @Test
    void timesAreFromHereAndBeforeThere(Shop shop) {
        String id = paid(shop).id();
        String at = shop.staff().get("/v1/admin/orders/" + id + "/ledger").text("/items/0/at");
        String after = Instant.parse(at).plus(Duration.ofNanos(1000)).toString();

        assertThat(orders(shop, "from=" + at)).contains(id);
        assertThat(orders(shop, "from=" + at + "&to=" + after)).contains(id);
        assertThat(first(shop, "to=" + at)).isNotEqualTo(id);
        assertThat(orders(shop, "from=" + after)).doesNotContain(id);
        assertThat(orders(shop, "from=" + at + "&to=" + at)).isEmpty();
        assertThat(orders(shop, "from=" + at + "&account=nothing")).isEmpty();
        assertThat(first(shop, "to=9999-12-31T23:59:59Z")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01T00:00:00Z",
                "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
                "limit=0"
            })
    void whatIsNoTimeIsRefused(String query, Shop shop) {
        Client staff = shop.staff();

        staff.get("/v1/admin/ledger?" + query).expectProblem(400, "INVALID_PARAMETER");
        staff.with("Accept", "text/csv").get("/v1/admin/ledger?" + query).expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void aCursorOfOtherBooksIsRefused(Shop shop) {
        paid(shop);
        String cursor = shop.staff().get("/v1/admin/ledger?limit=1").text("/nextCursor");

        shop.staff().get("/v1/admin/ledger?account=customers&cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void spreadsheetsGetAllThatFits(Shop shop) {
        SentOrder order = paid(shop);
        JsonNode entry =
                shop.staff().get("/v1/admin/orders/" + order.id() + "/ledger").at("/items/0");
        String at = entry.get("at").asString();

        Answer table = shop.staff()
                .with("Accept", "text/csv")
                .get("/v1/admin/ledger?limit=1&account=customers&from=" + at)
                .expect(200);

        assertThat(table.header("content-type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(table.header("content-disposition")).contains("ledger.csv");
        assertThat(table.body().lines().findFirst()).hasValue("at,cause,account,amount,currency,amountMinor,orderId");
        long total = order.answer().number("/total/amount");
        assertThat(table.body().lines())
                .contains("%s,\"%s\",\"customers\",-%s.%s,EUR,-%s,%s"
                        .formatted(
                                at,
                                entry.get("cause").asString(),
                                total / 100,
                                String.valueOf(100 + total % 100).substring(1),
                                total,
                                order.id()));
    }

    @Test
    void aTableOfManyPartsHasEachEntryOnce(Shop shop) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        String account = "test-" + UUID.randomUUID();
        sql.sql("""
                        with journal as (
                            insert into payments.journal (id, cause)
                            select gen_random_uuid(), 'test:' || gen_random_uuid() from generate_series(1, 1250)
                            returning id
                        )
                        insert into payments.entry (journal_id, line, account, amount, currency)
                        select id, side, :account, 3 - 2 * side, 'EUR' from journal, generate_series(1, 2) side
                        """).param("account", account).update();

        Answer table = shop.staff()
                .with("Accept", "text/csv;q=0.9, application/json;q=0.5")
                .get("/v1/admin/ledger?account=" + account)
                .expect(200);

        assertThat(table.body().lines().skip(1)).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void balancesSayWhatLiesInEachAccountAndAddUpToZero(Shop shop) {
        SentOrder first = paid(shop);
        SentOrder second = paid(shop);
        String at =
                shop.staff().get("/v1/admin/orders/" + second.id() + "/ledger").text("/items/0/at");

        Answer now = shop.staff().get("/v1/admin/ledger/balances").expect(200);
        Answer before = shop.staff().get("/v1/admin/ledger/balances?at=" + at).expect(200);

        long total = second.answer().number("/total/amount");
        assertThat(first.answer().number("/total/amount")).isPositive();
        assertThat(balance(now, "gateway:sandbox") - balance(before, "gateway:sandbox"))
                .isEqualTo(total);
        assertThat(now.at("/items").valueStream().mapToLong(item -> item.at("/balance/amount")
                        .asLong()))
                .satisfies(balances -> assertThat(
                                balances.stream().mapToLong(Long::longValue).sum())
                        .isZero());
        assertThat(shop.staff()
                        .get("/v1/admin/ledger/balances?at=2000-01-01T00:00:00Z")
                        .at("/items"))
                .isEmpty();
    }

    private static long balance(Answer balances, String account) {
        return balances.at("/items")
                .valueStream()
                .filter(item -> item.get("account").asString().equals(account))
                .mapToLong(item -> item.at("/balance/amount").asLong())
                .sum();
    }

    private static SentOrder paid(Shop shop) {
        return shop.guestWith(shop.product(1999, 5), 2).order().isConfirmed();
    }

    /** The order of the newest entry that fits. */
    private static String first(Shop shop, String query) {
        return shop.staff()
                .get("/v1/admin/ledger?limit=1&" + query)
                .expect(200)
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("orderId").asString(""))
                .findFirst()
                .orElse("");
    }

    private static List<String> orders(Shop shop, String query) {
        return pages(shop, query, 100);
    }

    /** The orders of all entries that fit, page by page; what was booked for none is left out. */
    private static List<String> pages(Shop shop, String query, int limit) {
        List<String> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Answer page = shop.staff()
                    .get("/v1/admin/ledger?" + query + "&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.at("/items").forEach(entry -> {
                if (!entry.get("orderId").isNull()) {
                    found.add(entry.get("orderId").asString());
                }
            });
            cursor = page.at("/nextCursor").isNull() ? null : page.text("/nextCursor");
        } while (cursor != null);
        return found;
    }
}
