package io.merkato.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class GuestTokenTest {

    @Test
    void aRepeatedFirstWriteGivesTheTokenAgainAndTheDatabaseNeverShowsIt(Shop shop) {
        Client guest = shop.anonymous().withNewKey();
        String variant = shop.variant(1000, 5);

        Answer first = Shop.putIntoCart(guest, variant, 1).expect(200);
        Answer again = Shop.putIntoCart(guest, variant, 1).expect(200);

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
        Client guest = shop.anonymous().with("Idempotency-Key", "cart-0001");
        String variant = shop.variant(1000, 5);

        Answer one = Shop.putIntoCart(guest, variant, 1).expect(200);
        Answer other = Shop.putIntoCart(guest, variant, 1).expect(200);

        assertThat(other.header("cart-token")).isNotEmpty().isNotEqualTo(one.header("cart-token"));
        assertThat(other.text("/id")).isNotEqualTo(one.text("/id"));
    }
}
