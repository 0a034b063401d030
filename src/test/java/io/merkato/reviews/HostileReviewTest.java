package io.merkato.reviews;

import static io.merkato.reviews.SentReview.path;
import static io.merkato.reviews.SentReview.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like markup is text, wherever it comes back. */
@ShopTest
class HostileReviewTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "<svg/onload=alert(1)>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "</textarea></title></style></script><b>x</b>",
                "{{7*7}} ${7*7} {link} {words} %s %n",
                "\" onmouseover=\"alert(1)",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<!--x--><![CDATA[x]]>",
                "=cmd|' /C calc'!A0",
                "\u202egnp.exe\u202c <b>"
            })
    void markupComesBackAsTheTextItWas(String text, Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);
        Answer written = ada.client()
                .post(path(lamp), "{\"rating\":5,\"title\":%1$s,\"body\":%1$s}".formatted(quoted(text)))
                .expect(201);
        SentReview review = new SentReview(ada, written);
        shop.admin()
                .put(review.adminPath() + "/answer", "{\"text\":" + quoted(text) + "}")
                .expect(200);
        if (!review.status().equals("published")) {
            review.approve(shop).expect(200);
        }

        Answer list = shop.anonymous().get(path(lamp)).expect(200);

        assertThat(list.text("/items/0/title")).isEqualTo(text);
        assertThat(list.text("/items/0/body")).isEqualTo(text);
        assertThat(list.text("/items/0/answer/text")).isEqualTo(text);
        assertThat(list.header("Content-Type")).startsWith("application/json");
        assertThat(list.header("X-Content-Type-Options")).isEqualTo("nosniff");
        review.reject(shop, text).expect(200);
        shop.expectNothingLeftOver();
        shop.mails(ada.email(), 2).forEach(mail -> assertThat(mail.get("html").asString())
                .doesNotContain("<script", "<img src=x", "<svg", "<math", "javascript:alert(1)\"", "<b>", "<!--x"));
    }
}
