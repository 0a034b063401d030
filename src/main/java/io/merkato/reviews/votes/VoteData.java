package io.merkato.reviews.votes;

import io.merkato.platform.privacy.PersonalData;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person said of the reviews of others. */
@Component
class VoteData implements PersonalData {

    private final VoteStore store;

    VoteData(VoteStore store) {
        this.store = store;
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
        store.forget(person.id());
    }

    /** What is given to the person. */
    record Given(List<VoteStore.Given> helpful, List<VoteStore.Reported> reported) {}
}
