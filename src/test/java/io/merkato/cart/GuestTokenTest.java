package io.merkato.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class GuestTokenTest {

    @Test
    void aRepeatedFirstWriteGivesTheTokenAgainAndTheDatabaseNeverShowsIt(Shop shop) {
        Shopper guest = Shopper.of(shop.anonymous().withNewKey());
        Product product = shop.product(1000, 5);

        Answer first = guest.puts(product, 1);
        Answer again = guest.puts(product, 1);

        String token = first.header("cart-token");
        assertThat(token).hasSize(43);
        assertThat(again.header("cart-token")).isEqualTo(token);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(shop.bean(JdbcClient.class)
                        .sql("""
                                select count(*) from platform.idempotency_key
                                where position(convert_to(:token, 'UTF8') in headers || body) > 0
                                """)
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aShortKeyDoesNotGiveOneGuestAnothersCart(Shop shop) {
        Shopper guest = Shopper.of(shop.anonymous().with("Idempotency-Key", "cart-0001"));
        Product product = shop.product(1000, 5);

        Answer one = guest.puts(product, 1);
        Answer other = guest.puts(product, 1);

        assertThat(other.header("cart-token")).isNotEmpty().isNotEqualTo(one.header("cart-token"));
        assertThat(other.text("/id")).isNotEqualTo(one.text("/id"));
    }
}
