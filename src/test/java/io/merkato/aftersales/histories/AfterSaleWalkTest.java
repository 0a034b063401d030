package io.merkato.aftersales.histories;

import static net.jqwik.api.Combinators.combine;

import io.merkato.aftersales.histories.Step.Buyer;
import io.merkato.aftersales.histories.Step.Means;
import io.merkato.aftersales.histories.Step.Slip;
import io.merkato.aftersales.histories.Step.Units;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * Whatever customers and staff do to orders, in whatever order and at once: every rule of money and stock holds after each step,
 * and no order gets stuck. {@code -Dmerkato.histories=3000} plays more of them. Of a history that fails the shortest is told that
 * fails too, with a seed: {@code -Dmerkato.seed=…} plays it again.
 */
class AfterSaleWalkTest {

    private final PlayedShop played = new PlayedShop();

    @Property(edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(HowManyHistories.class)
    void everyRuleHoldsAtEveryStep(@ForAll("histories") List<Step> steps) {
        History history = played.begin();
        for (Step step : steps) {
            history.goOn(step);
            history.expectEveryRule();
        }
        history.end();
        history.expectEveryRule();
    }

    @AfterProperty
    void close() {
        played.close();
    }

    /** It begins with an order; what comes then is of as many kinds as there are. */
    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(Tuple.of(4, single()), Tuple.of(1, atOnce()));
        Arbitrary<List<Step>> steps = step.list().ofMaxSize(24).withSizeDistribution(RandomDistribution.uniform());
        return combine(place(), steps).as((first, then) -> {
            List<Step> history = new ArrayList<>(then);
            history.addFirst(first);
            return history;
        });
    }

    private static Arbitrary<Step> atOnce() {
        return single().list().ofMinSize(2).ofMaxSize(3).map(Step.AtOnce::new);
    }

    private static Arbitrary<Step> single() {
        Arbitrary<Integer> order = Arbitraries.of(0, 0, 1, 2);
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> cents = Arbitraries.integers().between(1, 900);
        Arbitrary<Boolean> either = Arbitraries.of(false, true);
        return Arbitraries.<Step>frequencyOf(
                Tuple.of(3, place()),
                Tuple.of(1, order.map(Step.Cancel::new)),
                Tuple.of(2, combine(order, units()).as(Step.CancelAsStaff::new)),
                Tuple.of(6, combine(order, units()).as(Step.Ship::new)),
                Tuple.of(2, combine(order, which).as(Step.Deliver::new)),
                Tuple.of(1, combine(order, which).as(Step.VoidParcel::new)),
                Tuple.of(5, combine(order, units()).as(Step.AskToReturn::new)),
                Tuple.of(2, combine(order, which).as(Step.Approve::new)),
                Tuple.of(1, combine(order, which).as(Step.Reject::new)),
                Tuple.of(5, combine(order, which, units(), either).as(Step.Receive::new)),
                Tuple.of(2, combine(order, cents).as(Step.GiveBack::new)),
                Tuple.of(3, combine(order, units(), either, either).as(Step.GiveBackUnits::new)),
                Tuple.of(2, combine(order, which).as(Step.TryAgain::new)),
                Tuple.of(2, combine(order, Arbitraries.of(40, 100, 100)).as(Step.Take::new)),
                Tuple.of(2, order.map(Step.Settle::new)),
                Tuple.of(
                        2,
                        combine(order, which, Arbitraries.of(true, true, false)).as(Step.SettleRefund::new)),
                Tuple.of(1, combine(order, Arbitraries.of(5, 9, 16)).as(Step.TimePasses::new)),
                Tuple.of(
                        3,
                        combine(order, units(), Arbitraries.of(Slip.NONE, Slip.NONE, Slip.NUMBER, Slip.ADDRESS), either)
                                .as(Step.Withdraw::new)),
                Tuple.of(1, combine(order, which).as(Step.AcceptWithdrawal::new)),
                Tuple.of(1, combine(order, which).as(Step.RejectWithdrawal::new)),
                Tuple.of(3, Arbitraries.just(new Step.HearGateways())));
    }

    private static Arbitrary<Step> place() {
        Arbitrary<Means> means = Arbitraries.frequency(
                Tuple.of(5, Means.AT_ONCE),
                Tuple.of(2, Means.AT_ONCE_FOR_GOOD),
                Tuple.of(2, Means.AT_ONCE_WITHOUT_ANSWER),
                Tuple.of(1, Means.AFTER_AN_ACTION),
                Tuple.of(1, Means.DECLINED),
                Tuple.of(3, Means.PROMISED),
                Tuple.of(1, Means.PROMISED_AND_TAKEN_AT_THE_SECOND_TRY),
                Tuple.of(1, Means.PROMISED_WITHOUT_ANSWERS),
                Tuple.of(1, Means.PROMISED_AND_ENDED_WITHOUT_ANSWERS),
                Tuple.of(2, Means.BY_TRANSFER),
                Tuple.of(2, Means.AT_THE_DOOR));
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 4);
        return combine(
                        Arbitraries.of(Buyer.class),
                        combine(count, count, count).as(Units::new),
                        Arbitraries.of(false, false, true),
                        means)
                .as(Step.Place::new);
    }

    /** Few, or all: what is asked for shall often be there. */
    private static Arbitrary<Units> units() {
        Arbitrary<Integer> few = Arbitraries.of(0, 0, 1, 2);
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Units.ALL)),
                Tuple.of(1, combine(few, few, few).as(Units::new)));
    }
}
