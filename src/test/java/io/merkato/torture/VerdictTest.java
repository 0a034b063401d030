package io.merkato.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.folders.Folders;
import io.merkato.torture.Verdict.Stored;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the torture makes of what it finds. */
class VerdictTest {

    private static final String MUG = "01a21c44-709b-77f7-b088-b85ba20dd214";
    private static final String ORDER = "01a21c44-7e64-72cd-99fa-5d2f74242c28";
    private static final Stored PAID = new Stored("confirmed", "paid", 1490);
    private static final Stored CANCELLED = new Stored("cancelled", "refunded", 0);

    private final Path folder = Folders.newOne("verdict-");
    private final Purchase purchase = new Purchase("key", "cart", "tok_ok", Map.of(MUG, 3));
    private Till till;
    private Diary diary;

    @BeforeEach
    void open() throws IOException {
        till = new Till();
        diary = new Diary(folder.resolve("diary"));
        diary.begin(purchase);
    }

    @AfterEach
    void close() throws IOException {
        till.close();
        diary.close();
        Folders.delete(folder);
    }

    @Test
    void anOrderThatIsWhatItsBuyerWasToldIsClean() {
        purchase.told().add(order(201));

        assertThat(found(Map.of(ORDER, PAID), 3)).isEmpty();
    }

    @Test
    void anAcknowledgedOrderThatIsGoneIsLost() {
        purchase.told().add(order(201));

        assertThat(found(Map.of(), 0)).containsExactly("acknowledged orders lost");
    }

    @Test
    void anAcknowledgedOrderThatNobodyCancelledStands() {
        purchase.told().add(order(201));

        assertThat(found(Map.of(ORDER, CANCELLED), 0)).containsExactly("acknowledged orders lost");
        purchase.cancelled().add(order(200));
        assertThat(found(Map.of(ORDER, CANCELLED), 0)).isEmpty();
    }

    @Test
    void anAcknowledgedCancellationIsCarriedOut() {
        purchase.told().add(order(201));
        purchase.cancelled().add(order(202));

        assertThat(found(Map.of(ORDER, PAID), 3)).containsExactly("acknowledged cancellations lost");
    }

    @Test
    void anAcknowledgedRefundIsThere() {
        purchase.told().add(order(201));
        purchase.refunds().add(answer(201, "{\"id\":\"a-refund\"}"));

        assertThat(found(Map.of(ORDER, PAID), 3)).containsExactly("acknowledged refunds lost");
    }

    @Test
    void whoWasDeclinedHasNotPaid() {
        purchase.told().add(answer(402, "{\"code\":\"PAYMENT_DECLINED\",\"orderId\":\"" + ORDER + "\"}"));

        assertThat(found(Map.of(ORDER, PAID), 3)).containsExactly("declined payments that were taken");
    }

    @Test
    void oneKeyHasOneAnswer() {
        purchase.told().add(order(201));
        purchase.told().add(answer(201, "{\"id\":\"another\"}"));

        assertThat(found(Map.of(ORDER, PAID), 3)).containsExactly("requests with two answers under one key");
    }

    @Test
    void nobodyWaitsForEver() {
        assertThat(found(Map.of(), 0)).containsExactly("requests that were never answered");
    }

    @Test
    void noMoreIsSoldThanThereIs() {
        purchase.told().add(order(201));

        assertThat(found(Map.of(ORDER, PAID), 11)).containsExactly("units oversold");
    }

    @Test
    void theGatewayHasWhatTheShopSays() {
        purchase.told().add(order(201));

        assertThat(found(Map.of(ORDER, PAID), 3, Map.of()))
                .containsExactly("orders whose money is not what the gateway has");
        assertThat(found(Map.of(ORDER, PAID), 3, Map.of(ORDER, new Till.Taken(2, 1490))))
                .containsExactly("double charges");
        assertThat(found(
                        Map.of(ORDER, PAID),
                        3,
                        Map.of(ORDER, new Till.Taken(1, 1490), "another", new Till.Taken(1, 10))))
                .containsExactly("charges without an order");
    }

    /** What is found where the gateway has what the shop has. */
    private List<String> found(Map<String, Stored> stored, long sold) {
        Map<String, Till.Taken> book = new HashMap<>();
        stored.forEach((order, one) -> book.put(order, new Till.Taken(1, one.keptMinor())));
        return found(stored, sold, book);
    }

    private List<String> found(Map<String, Stored> stored, long sold, Map<String, Till.Taken> book) {
        Scene scene = new Scene(new Nodes(List.of()), till, diary, List.of(new Scene.Article(MUG, 10)));
        return new Verdict(scene, stored, Map.of(MUG, sold), List.of(), book).found();
    }

    private static Told order(int status) {
        return answer(status, "{\"id\":\"" + ORDER + "\"}");
    }

    private static Told answer(int status, String body) {
        return new Told(status, body, HttpHeaders.of(Map.of(), (name, value) -> true));
    }
}
