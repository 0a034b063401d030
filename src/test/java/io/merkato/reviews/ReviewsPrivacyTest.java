package io.merkato.reviews;

import static io.merkato.reviews.SentReview.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class ReviewsPrivacyTest {

    @Test
    void whatAPersonSaidIsInTheExport(Shop shop) {
        Customer ada = Customer.of(shop);
        SentReview own = SentReview.of(ada, shop.product(1000, 1), 4, "Bright.");
        SentReview voted = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");
        SentReview reported = SentReview.of(shop, shop.product(1000, 1), 4, "Dark.");
        judge(ada, voted, reported);

        Answer export = ada.client().get("/v1/me/export").expect(200);

        assertThat(export.at("/reviews/0")).isEqualTo(own.answer().json());
        assertThat(export.text("/reviewVotes/helpful/0/reviewId")).isEqualTo(voted.id());
        assertThat(export.text("/reviewVotes/reported/0/reviewId")).isEqualTo(reported.id());
        assertThat(export.text("/reviewVotes/reported/0/text")).isEqualTo("Ada says so.");
    }

    @Test
    void erasedThePersonLeavesWordsWithoutANameAndNoVotes(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);
        SentReview shown = SentReview.of(ada, lamp, 4, "Bright.");
        SentReview waiting = SentReview.of(ada, shop.product(1000, 1), 4, "See https://elsewhere.example");
        SentReview rejected = SentReview.of(ada, shop.product(1000, 1), 4, "Dark.");
        rejected.reject(shop, "Ada is wrong.").expect(200);
        SentReview voted = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");
        SentReview reported = SentReview.of(shop, shop.product(1000, 1), 4, "Dark.");
        judge(ada, voted, reported);
        Customer.of(shop).client().post(voted.path() + "/helpful-votes", null).expect(200);

        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        Answer list = shop.anonymous().get(path(lamp)).expect(200);
        assertThat(list.text("/items/0/body")).isEqualTo("Bright.");
        assertThat(list.at("/items/0/author").isNull()).isTrue();
        assertThat(list.number("/summary/count")).isEqualTo(1);
        assertThat(shop.admin().get(shown.adminPath()).at("/authorId").isNull()).isTrue();
        shop.admin().get(waiting.adminPath()).expectProblem(404, "NOT_FOUND");
        shop.admin().get(rejected.adminPath()).expectProblem(404, "NOT_FOUND");
        assertThat(voted.read().number("/helpfulCount")).isEqualTo(1);
        assertThat(shop.admin().get(reported.adminPath()).number("/openReports"))
                .isZero();
        shop.expectNothingLeftOver();
        assertThat(rowsThatName(shop, ada)).isZero();
    }

    private static int rowsThatName(Shop shop, Customer person) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select count(*) from (
                            select author_id as id from reviews.review
                            union all select voter_id from reviews.vote
                            union all select reporter_id from reviews.report
                            union all select author_id from reviews.watched_author) person
                        where id = :id::uuid
                        """)
                .param("id", person.id())
                .query(Integer.class)
                .single();
    }

    private static void judge(Customer judge, SentReview voted, SentReview reported) {
        judge.client().post(voted.path() + "/helpful-votes", null).expect(200);
        judge.client()
                .post(reported.path() + "/reports", "{\"reason\":\"other\",\"text\":\"Ada says so.\"}")
                .expect(202);
    }
}
