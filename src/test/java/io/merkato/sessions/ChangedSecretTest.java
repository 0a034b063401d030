package io.merkato.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.settings.StartRefused;
import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MERKATO_SECRET is changed from one start to the next. */
class ChangedSecretTest {

    private static final String OLD = "the old secret of at least 32 characters";
    private static final String NEW = "the new secret of at least 32 characters";

    private Path data = Path.of("");

    @BeforeEach
    void makeFolder() {
        data = MigratedFolder.newOne("secret-");
    }

    @AfterEach
    void deleteFolder() {
        Folders.delete(data);
    }

    @Test
    void nobodyIsSignedOutWhenTheOldOneIsGivenToo() {
        Customer before;
        try (Shop shop = Shop.over(data, "--merkato.secret=" + OLD)) {
            before = Customer.of(shop);
        }

        assertThatThrownBy(() -> Shop.over(data, "--merkato.secret=" + NEW).close())
                .rootCause()
                .isInstanceOfSatisfying(StartRefused.class, refusal -> {
                    assertThat(refusal).hasMessageContaining("another secret");
                    assertThat(refusal.remedy()).contains("MERKATO_SECRET_PREVIOUS");
                });

        Customer during;
        try (Shop shop = Shop.over(data, "--merkato.secret=" + NEW, "--merkato.secret-previous=" + OLD)) {
            during = new Customer(shop, before.email(), before.session());
            during.expectSignedIn();
            during = during.with(during.refresh().expect(200));
            during.expectSignedIn();
            during.onAnotherDevice().expectSignedIn();
        }

        // Only what the old secret encrypted needed it.
        try (Shop shop = Shop.over(data, "--merkato.secret=" + NEW)) {
            Customer after = new Customer(shop, before.email(), during.session());
            after.expectSignedIn();
            assertThat(after.refresh().expect(200).text("/user/id")).isEqualTo(before.id());
        }
    }

    @Test
    void theAnswerToARefreshIsGivenAgainByNodesThatHaveTheOtherSecret() {
        try (Shop before = Shop.over(data, "--merkato.secret=" + OLD);
                Shop during = Shop.beside(before, "--merkato.secret=" + NEW, "--merkato.secret-previous=" + OLD)) {
            Customer ada = Customer.of(before);
            Customer there = new Customer(during, ada.email(), ada.session());

            Answer first = there.refresh().expect(200);
            Answer again = ada.refresh().expect(200);

            assertThat(again.text("/refreshToken")).isEqualTo(first.text("/refreshToken"));
            ada.with(first).expectSignedIn();
            there.with(again).expectSignedIn();
            there.with(there.with(again).refresh().expect(200)).expectSignedIn();
        }
    }

    @Test
    void aNodeWithTheOldSecretGoesOnVerifyingWhenItsKeysAreRevoked() {
        try (Shop before = Shop.over(data, "--merkato.secret=" + OLD);
                Shop during = Shop.beside(before, "--merkato.secret=" + NEW, "--merkato.secret-previous=" + OLD)) {
            Customer ada = Customer.of(before);
            during.admin()
                    .post("/v1/admin/signing-keys", "{\"revokeOthers\":true}")
                    .expect(201);

            Customer there = new Customer(during, ada.email(), ada.session());
            Answer next = there.refresh().expect(200);
            there.with(next).expectSignedIn();
            ada.with(next).expectSignedIn();
            Answer refused = ada.signIn(Shop.PASSWORD).expectProblem(503, "OVERLOADED");
            assertThat(refused.header("retry-after")).isEqualTo("2");
        }
    }

    @Test
    void aLostSecretSignsNobodyOut() {
        Customer before;
        try (Shop shop = Shop.over(data, "--merkato.secret=" + OLD)) {
            before = Customer.of(shop);
        }

        try (Shop shop = Shop.over(data, "--merkato.secret=" + NEW, "--merkato.secret-previous=lost")) {
            Customer after = new Customer(shop, before.email(), before.session());
            after.expectSignedIn();
            after.with(after.refresh().expect(200)).expectSignedIn();
        }
    }
}
