package io.merkato.reviews;

import static io.merkato.reviews.SentReview.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Fifty customers write, change, remove and judge reviews of ten products, while staff decide. Each does eight things, or as
 * many as {@code -Dmerkato.review-rounds=N} says.
 */
@ShopTest
@ManyConnections
class CrowdOfReviewersTest {

    private static final int PEOPLE = 50;
    private static final int ROUNDS = Integer.getInteger("merkato.review-rounds", 8);

    @Test
    void ratingsAreWhatReviewsComeToWhateverHappensAtOnce(Shop shop) {
        List<Product> products =
                IntStream.range(0, 10).mapToObj(i -> shop.product(1000, 1)).toList();
        List<Customer> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> SentReview.known(shop)).toList();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger samples = new AtomicInteger();
        ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

        AtOnce.run(PEOPLE + 1, i -> {
            if (i == PEOPLE) {
                return sample(shop, done, samples);
            }
            try {
                rounds(shop, people.get(i), products, new Random(i), statuses);
            } finally {
                done.incrementAndGet();
            }
            return i;
        });

        assertThat(statuses.keySet()).isSubsetOf(200, 201, 202, 204, 404, 409, 422, 429);
        assertThat(statuses.getOrDefault(201, new AtomicInteger()).get()).isPositive();
        assertThat(samples.get()).isPositive();
        assertThat(wrong(shop)).isEmpty();
        shop.expectNothingLeftOver();
        products.forEach(product -> {
            JsonNode listed =
                    shop.anonymous().get("/v1/products/" + product.id()).at("/rating");
            Answer list = shop.anonymous().get(path(product) + "?limit=100");
            assertThat(list.at("/items")).hasSize(list.number("/summary/count"));
            assertThat(listed.get("count").asInt()).isEqualTo(list.number("/summary/count"));
        });
    }

    private static Answer something(Shop shop, Customer person, Product product, Random random) {
        Client client = person.client();
        JsonNode mine = client.get("/v1/me/reviews?limit=100").expect(200).at("/items");
        JsonNode others = client.get(path(product)).expect(200).at("/items");
        String own = mine.isEmpty()
                ? null
                : mine.get(random.nextInt(mine.size())).get("id").asString();
        String other = others.isEmpty()
                ? null
                : others.get(random.nextInt(others.size())).get("id").asString();
        int rating = 1 + random.nextInt(5);
        int what = random.nextInt(8);
        if (own != null && what <= 1) {
            return what == 0
                    ? client.patch("/v1/reviews/" + own, "{\"rating\":%s}".formatted(rating))
                    : client.delete("/v1/reviews/" + own);
        }
        if (other == null || what == 7) {
            return SentReview.write(person, product, rating, "Of " + rating + " stars.");
        }
        return switch (what) {
            case 4 -> client.delete("/v1/reviews/" + other + "/helpful-votes");
            case 5 -> client.post("/v1/reviews/" + other + "/reports", null);
            case 6 -> decide(shop, "/v1/admin/reviews/" + other, rating > 2);
            default -> client.post("/v1/reviews/" + other + "/helpful-votes", null);
        };
    }

    private static Answer decide(Shop shop, String review, boolean good) {
        return good
                ? shop.admin().post(review + "/approval", null)
                : shop.admin().post(review + "/rejection", "{\"reason\":\"No.\"}");
    }

    private static void rounds(
            Shop shop,
            Customer person,
            List<Product> products,
            Random random,
            ConcurrentHashMap<Integer, AtomicInteger> statuses) {
        for (int round = 0; round < ROUNDS; round++) {
            Answer answer = something(shop, person, products.get(random.nextInt(10)), random);
            statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    /** Looks again and again whether the ratings are right, until all have done their part. */
    private static int sample(Shop shop, AtomicInteger done, AtomicInteger samples) {
        do {
            assertThat(wrong(shop)).isEmpty();
            samples.incrementAndGet();
        } while (done.get() < PEOPLE);
        return PEOPLE;
    }

    /** The products whose rating is not what their reviews come to, at one moment. */
    private static List<String> wrong(Shop shop) {
        return shop.bean(JdbcClient.class).sql("""
                        select product_id::text
                        from reviews.rating rating
                        full join (
                            select product_id, count(*) as count, sum(rating) as sum from reviews.review
                            where status = 'published' group by product_id
                        ) counted using (product_id)
                        where coalesce(one + two + three + four + five, 0) <> coalesce(count, 0)
                           or coalesce(one + 2 * two + 3 * three + 4 * four + 5 * five, 0) <> coalesce(sum, 0)
                        """).query(String.class).list();
    }
}
