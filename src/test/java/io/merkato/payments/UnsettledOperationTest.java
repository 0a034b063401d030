package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.Ids;
import io.merkato.testing.Guest;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operation that nobody settles, put into the table by hand or by another version of the shop. */
class UnsettledOperationTest {

    private final Path data = MigratedFolder.newOne("unsettled-");
    private final OperationId nobodys = new OperationId(Ids.next());

    @AfterEach
    void deleteData() {
        Folders.delete(data);
    }

    @Test
    void whatNobodySettlesIsLeftAloneWhenTheShopStarts() {
        Guest guest;
        try (Shop shop = Shop.over(data)) {
            Product product = shop.product(5000, 2);
            SentOrder paid = shop.guestWith(product, 1).order().isConfirmed();
            guest = shop.guestWith(product, 1);
            guest.order("tok_timeout").isPending();
            insertVoid(shop, paid.id());
        }

        try (Shop shop = Shop.over(data)) {
            awaitAllThatIsDue(guest.at(shop));
            expectNothingDone(shop);
            expectToBeTold(shop);
            expectNothingDone(shop);
        }
    }

    /** Two orders are charged, each for 50 euros, and nothing is given back. */
    private void expectNothingDone(Shop shop) {
        assertThat(text(shop, "select status || ' ' || attempts from payments.operation where kind = 'void'"))
                .isEqualTo("open 0");
        assertThat(text(shop, "select sum(captured) || ' ' || sum(refunded) from payments.payment"))
                .isEqualTo("10000 0");
        assertThat(text(shop, "select count(*) from payments.journal")).isEqualTo("2");
    }

    private void expectToBeTold(Shop shop) {
        Operation operation = shop.bean(PaymentStore.class).find(nobodys).orElseThrow();
        try (HeardLog log = new HeardLog()) {
            shop.bean(Payments.class).finish(operation);
            shop.bean(ReportUnsettled.class).run();

            assertThat(log.messages())
                    .contains("Nobody finishes operation " + nobodys + ", a VOID by sandbox")
                    .contains("1 operations of kind void by sandbox are due and left alone, since nobody settles them");
        }
    }

    private void insertVoid(Shop shop, String order) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("""
                        insert into payments.operation (id, payment_id, kind, amount, status, due_at)
                        select :id, id, 'void', 1000, 'open', now() - interval '1 minute'
                        from payments.payment where order_id = :order::uuid
                        """).param("id", nobodys.value()).param("order", order).update();
        sql.sql("update payments.operation set due_at = now() where status = 'unknown'")
                .update();
    }

    private static void awaitAllThatIsDue(Guest guest) {
        await("what else is due has been finished")
                .atMost(Duration.ofSeconds(40))
                .until(() -> guest.orders().at("/0/status").asString().equals("confirmed"));
    }

    private static String text(Shop shop, String query) {
        return shop.bean(JdbcClient.class).sql(query).query(String.class).single();
    }
}
