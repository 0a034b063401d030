package io.merkato.reviews.votes;

import io.merkato.platform.privacy.PersonalData;
import io.merkato.reviews.Ratings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person said of the reviews of others. */
@Component
class VoteData implements PersonalData {

    private final VoteStore store;
    private final Ratings ratings;

    VoteData(VoteStore store, Ratings ratings) {
        this.store = store;
        this.ratings = ratings;
    }

    @Override
    public String name() {
        return "reviewVotes";
    }

    @Override
    public Optional<Object> export(Person person) {
        Given given = new Given(store.votesOf(person.id()), store.reportsOf(person.id()));
        return given.helpful().isEmpty() && given.reported().isEmpty() ? Optional.empty() : Optional.of(given);
    }

    @Override
    public void erase(Person person) {
        ratings.invalidate(store.forget(person.id()));
    }

    /** What is given to the person. */
    record Given(List<VoteStore.Given> helpful, List<VoteStore.Reported> reported) {}
}
