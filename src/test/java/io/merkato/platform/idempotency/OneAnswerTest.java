package io.merkato.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Ids;
import io.merkato.platform.json.RenderedJson;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class OneAnswerTest {

    @Test
    void ofTwoAnswersToOneKeyTheFirstCounts(Shop shop) {
        IdempotentRequest request = new IdempotentRequest(
                "test", UUID.randomUUID().toString(), UUID.randomUUID().toString());

        String first = answer(shop, request, "first");
        String second = answer(shop, request, "second");

        assertThat(first).isEqualTo("\"first\" null");
        assertThat(second).isEqualTo("\"first\" true");
    }

    /** The answer that a request gets for which the shop has worked out this text, and whether it is a repeated one. */
    private static String answer(Shop shop, IdempotentRequest request, String text) {
        Idempotency idempotency = shop.bean(Idempotency.class);
        return Objects.requireNonNull(shop.bean(TransactionTemplate.class).execute(status -> {
            Claim claim = idempotency.claim(request, Ids.next());
            assertThat(claim).isNotInstanceOf(Claim.Running.class);
            ResponseEntity<?> answer = idempotency.answered(request, ResponseEntity.ok((Object) text));
            RenderedJson body = (RenderedJson) Objects.requireNonNull(answer.getBody());
            return new String(body.bytes(), StandardCharsets.UTF_8) + " "
                    + answer.getHeaders().getFirst("Idempotency-Replayed");
        }));
    }
}
