package io.merkato.platform.answers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an answer shows, as its controller tells it. An answer that tells nothing is remembered for a second; one that names
 * topics of {@code Invalidations} until one of them is invalidated, and for no longer than {@code max-age}. Who forgets one
 * shows what was.
 */
public final class Shown {

    static final String ATTRIBUTE = Shown.class.getName();

    private final boolean isRemembered;
    private final List<Runnable> whenGiven = new ArrayList<>(0);
    private int[] places = new int[8];
    private int count;

    private Shown(boolean isRemembered) {
        this.isRemembered = isRemembered;
    }

    static Shown remembered() {
        return new Shown(true);
    }

    /** What the answer to a request shows; for controllers, which take it as an argument. */
    static Shown of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Shown shown ? shown : new Shown(false);
    }

    /** It shows something of this topic. */
    public Shown of(String topic) {
        return of(topic, "");
    }

    /** It shows something of what is known under this key of the topic. */
    public Shown of(String topic, String key) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = Topics.place(topic, key);
        return this;
    }

    /**
     * Has something done each time that this answer is given, the first one included, whether it is made or remembered. It
     * takes no longer than a counter does, since it holds up all others.
     */
    public Shown eachTime(Runnable work) {
        if (isRemembered) {
            whenGiven.add(work);
        } else {
            work.run();
        }
        return this;
    }

    int[] places() {
        return Arrays.copyOf(places, count);
    }

    Runnable[] whenGiven() {
        return whenGiven.toArray(Runnable[]::new);
    }
}
