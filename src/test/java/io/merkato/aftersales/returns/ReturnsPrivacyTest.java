package io.merkato.aftersales.returns;

import static io.merkato.aftersales.returns.SentBack.ask;
import static io.merkato.aftersales.returns.SentBack.decide;
import static io.merkato.aftersales.returns.SentBack.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;

/** A person has a copy of their returns, and is forgotten in them. */
@ShopTest
class ReturnsPrivacyTest {

    @Test
    void returnsAreInTheExportAndLoseTheirWordsAtErasure(Shop shop) {
        Customer ada = Customer.of(shop);
        ada.puts(shop.product(1000, 5), 1);
        SentOrder order = ada.order().isConfirmed();
        ship(shop, order, "{\"carrier\":\"DHL\"}");
        Answer asked = ask(order, 1).expect(201);
        decide(shop, asked, "/rejection", "{\"reason\":\"Ada broke the seal.\"}")
                .expect(200);

        Answer export = ada.client().get("/v1/me/export").expect(200);
        assertThat(export.text("/returns/0/reason")).isEqualTo("Too large.");
        assertThat(export.text("/returns/0/rejection")).isEqualTo("Ada broke the seal.");
        shop.expectNothingLeftOver();
        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        Answer read = shop.admin().get("/v1/admin/returns/" + asked.text("/id")).expect(200);
        assertThat(read.text("/reason")).isEmpty();
        assertThat(read.text("/rejection")).isEmpty();
        assertThat(read.text("/status")).isEqualTo("rejected");
    }
}
