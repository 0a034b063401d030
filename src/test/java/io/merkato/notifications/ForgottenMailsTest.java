package io.merkato.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Ids;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class ForgottenMailsTest {

    @Test
    void whatIsStillToBeSentIsNotForgotten(Shop shop) {
        UUID sent = oldMail(shop, "now()", "null", "null");
        UUID givenUp = oldMail(shop, "null", "null", "null");
        UUID ofAJob = oldMail(shop, "null", "'Hello'", "null");
        UUID withoutJob = oldMail(shop, "null", "'Hello'", "now()");

        shop.bean(MailStore.class).deleteOlderThanDays(30, false);

        assertThat(isThere(shop, sent)).isFalse();
        assertThat(isThere(shop, givenUp)).isFalse();
        assertThat(isThere(shop, ofAJob)).isTrue();
        assertThat(isThere(shop, withoutJob)).isTrue();
        shop.bean(MailStore.class).deleteOlderThanDays(30, true);
        assertThat(isThere(shop, ofAJob)).isFalse();
        assertThat(isThere(shop, withoutJob)).isFalse();
    }

    private static UUID oldMail(Shop shop, String sentAt, String text, String dueAt) {
        UUID id = Ids.next();
        shop.bean(JdbcClient.class)
                .sql("""
                        insert into notifications.mail (
                            id, recipient, recipient_key, subject, text, html, sent_at, due_at, created_at)
                        values (:id, 'a@example.org', 'a@example.org', 'Old', %2$s, %2$s, %1$s, %3$s, now() - interval '31 days')
                        """.formatted(sentAt, text, dueAt))
                .param("id", id)
                .update();
        return id;
    }

    private static boolean isThere(Shop shop, UUID id) {
        return shop.bean(JdbcClient.class)
                .sql("select exists (select 1 from notifications.mail where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
