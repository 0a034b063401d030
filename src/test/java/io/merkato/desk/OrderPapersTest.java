package io.merkato.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What staff print of an order. */
@ShopTest
class OrderPapersTest {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    @Test
    void thePackingListTellsWhatGoesInAndWhereItGoes(Shop shop) {
        SentOrder order = ordered(shop, "Ada Lovelace");

        String page = paper(shop, order, "packing-list").body();

        assertThat(page)
                .contains(order.answer().text("/number"), "Ada Lovelace", "Ring 1", "10115 Berlin")
                .contains(order.answer().text("/items/0/sku"), order.answer().text("/items/0/title"))
                .contains("Units to pack: 2")
                .doesNotContain("10.00", "EUR");
    }

    @Test
    void ofAnOrderThatIsNotSentNothingIsPacked(Shop shop) {
        Product mug = shop.product(1000, 10);
        SentOrder open = shop.guestWith(mug, 1).order("tok_action").isPending();
        SentOrder declined = shop.guestWith(mug, 3).order("tok_declined").isDeclined();
        SentOrder sent = ordered(shop, "Ada Lovelace");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + sent.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201);

        assertThat(paper(shop, open.id(), "packing-list").body())
                .contains("this order is not paid", "Units to pack: 0")
                .doesNotContain(mug.sku());
        assertThat(paper(shop, declined.answer().text("/orderId"), "packing-list")
                        .body())
                .contains("this order is cancelled", "Units to pack: 0")
                .doesNotContain(mug.sku());
        assertThat(paper(shop, sent.id(), "packing-list").body()).contains("All of it has left", "Units to pack: 0");
    }

    @Test
    void theSummarySaysWhatHasBecomeOfThePayment(Shop shop) {
        Product mug = shop.product(1000, 10);
        SentOrder open = shop.guestWith(mug, 1).order("tok_action").isPending();
        SentOrder declined = shop.guestWith(mug, 3).order("tok_declined").isDeclined();

        assertThat(paper(shop, open.id(), "summary").body()).contains("not paid yet, by sandbox");
        assertThat(paper(shop, declined.answer().text("/orderId"), "summary").body())
                .contains("not paid: the payment by sandbox failed", "This order is cancelled.")
                .doesNotContain(", paid by");
        assertThat(paper(shop, ordered(shop, "Ada Lovelace"), "summary").body()).contains(", paid by sandbox");
    }

    @Test
    void theSummaryListsRefunds(Shop shop) {
        SentOrder order = ordered(shop, "Ada Lovelace");
        assertThat(paper(shop, order, "summary").body()).doesNotContain("Refund");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", """
                        {"amount":{"amount":321,"currency":"EUR"},"reason":"<b>A scratch.</b>"}""")
                .expect(201);

        assertThat(paper(shop, order, "summary").body())
                .contains("<h2>Refunds</h2>", "<td>done</td><td class=\"number\">3.21 EUR</td>", "Refunded")
                .doesNotContain("scratch");
    }

    @Test
    void theSummaryTellsWhatItCostAndWhatWasPaid(Shop shop) {
        SentOrder order = ordered(shop, "Ada Lovelace");

        String page = paper(shop, order, "summary").body();

        String total = order.answer().number("/total/amount") / 100 + ".";
        assertThat(page)
                .contains(order.answer().text("/items/0/sku"), "10.00 EUR", "20.00 EUR", "Shipping", "Tax (included)")
                .containsSubsequence("Total", total, "Paid", total);
    }

    @Test
    void whatABuyerWritesBecomesNoMarkup(Shop shop) {
        SentOrder order = ordered(shop, "<script>alert(1)</script>");

        for (String name : List.of("packing-list", "summary")) {
            assertThat(paper(shop, order, name).body())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script");
        }
    }

    @Test
    void aPageLoadsNothingRunsNothingAndHasTheStyleThatItsPolicyAllows(Shop shop) throws Exception {
        SentOrder order = ordered(shop, "Ada Lovelace");

        for (String name : List.of("packing-list", "summary")) {
            Answer page = paper(shop, order, name);
            Matcher style = STYLE.matcher(page.body());
            assertThat(style.find()).isTrue();
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
            assertThat(page.header("content-security-policy"))
                    .contains("default-src 'none'", "style-src 'sha256-" + hash + "'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src", "http");
            assertThat(page.header("cache-control")).contains("no-store");
            assertThat(page.body()).contains("@page", "size: A4").doesNotContain("src=", "href=", " style=");
        }
    }

    private static Answer paper(Shop shop, SentOrder order, String name) {
        return paper(shop, order.id(), name);
    }

    private static Answer paper(Shop shop, String order, String name) {
        Answer page = shop.staff()
                .with("Accept", "text/html")
                .get("/v1/admin/orders/" + order + "/" + name)
                .expect(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        return page;
    }

    private static SentOrder ordered(Shop shop, String name) {
        Guest guest = shop.guestWith(shop.product(1000, 10), 2);
        Answer answer = guest.client()
                .withNewKey()
                .post("/v1/orders", guest.orderBody("tok_ok").replace("Ada Lovelace", name))
                .expect(201);
        return new SentOrder(guest, "tok_ok", "", answer);
    }
}
