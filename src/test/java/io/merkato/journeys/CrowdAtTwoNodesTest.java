package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.invariants.Invariants;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crowd at two nodes over one database wants more than there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdAtTwoNodesTest {

    private static final int BUYERS = 200;
    private static final int UNITS = 100;

    private Shop shop;
    private Shop beside;

    @BeforeAll
    void start() {
        shop = Shop.start(Shop.connections(10));
        beside = Shop.beside(shop, Shop.connections(10));
    }

    @AfterAll
    void close() {
        beside.close();
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofTwoHundredWhoWantAHundredUnitsAHundredGetThem(long seed) {
        Product mug = shop.product(1250, UNITS);
        Product lamp = shop.product(9900, UNITS);
        List<Supplier<Answer>> orders = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            Guest buyer = (i % 2 == 0 ? shop : beside).guest();
            // Baskets in opposite order.
            buyer.puts(i % 4 < 2 ? mug : lamp, 1);
            buyer.puts(i % 4 < 2 ? lamp : mug, 1);
            orders.add(() -> buyer.order().answer());
        }
        Collections.shuffle(orders, new Random(seed));
        AtomicBoolean done = new AtomicBoolean();
        List<String> violations = Collections.synchronizedList(new ArrayList<>());
        Thread sampler = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                violations.addAll(shop.bean(Invariants.class).violations());
            }
        });

        List<Answer> answers = AtOnce.all(orders);

        done.set(true);
        join(sampler);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(UNITS);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(BUYERS - UNITS)
                .allSatisfy(answer -> answer.expectProblem(409, "INSUFFICIENT_STOCK"));
        assertThat(mug.available()).isZero();
        assertThat(lamp.available()).isZero();
        assertThat(violations).isEmpty();
        shop.expectNothingLeftOver();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
