package io.merkato.search.columns;

import io.merkato.kernel.ProductId;
import io.merkato.search.CategoryNames;
import io.merkato.search.ChangedProduct;
import io.merkato.search.ListedProduct;
import io.merkato.search.ProductSource;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Keeps the columns in step with what there is on sale. One thread uses it. */
public final class KeepColumns {

    private static final int PIECE = 1000;

    private final ProductSource source;
    private final BiConsumer<ProductId, RuntimeException> leftOut;
    private final Columns columns = new Columns();
    private final NameOrder names = new NameOrder(columns);
    /** Where a name is not in its place yet, and whether lists have to show what has changed: also after a try that failed. */
    private final Set<Integer> renamed = new HashSet<>();

    private boolean isShown;
    private long numberAtNanos = System.nanoTime();
    private volatile CategoryNames categories = new CategoryNames(List.of());

    /**
     * Columns of what a source has.
     *
     * @param leftOut told of a product that could not be taken; lists are without it until it changes
     */
    public KeepColumns(ProductSource source, BiConsumer<ProductId, RuntimeException> leftOut) {
        this.source = source;
        this.leftOut = leftOut;
    }

    /** Reads everything, as long as nobody follows. */
    public void load() {
        readCategories();
        BitSet unseen = columns.allOnSale();
        source.listed(piece -> {
            piece.forEach(product -> take(product, unseen));
            // All are numbered at the end.
            renamed.clear();
        });
        unseen.stream().forEach(columns::remove);
        names.number();
    }

    /**
     * Reads everything once more, some at a time, so that changes can be followed in between.
     *
     * @param between is told after each piece, and tells whether to go on
     * @return whether all was read
     */
    public boolean readAgain(BooleanSupplier between) {
        readCategories();
        BitSet unseen = columns.allOnSale();
        List<ListedProduct> piece = source.listed(null, PIECE);
        while (!piece.isEmpty()) {
            piece.forEach(product -> take(product, unseen));
            placeNames();
            if (!between.getAsBoolean()) {
                return false;
            }
            piece = source.listed(piece.getLast().id(), PIECE);
        }
        follow(unseen.stream()
                .mapToObj(place -> new ChangedProduct(columns.places.product(place), 0, false))
                .toList());
        names.number();
        return true;
    }

    public void readCategories() {
        CategoryNames read = source.categories();
        // Those above others have a number too, though no product may be in them alone.
        read.all().forEach(category -> columns.categories.add(category.id()));
        categories = read;
    }

    /** Reads what has changed, and tells whether lists show any of it; how often something was bought they are sorted by alone. */
    public Followed follow(List<ChangedProduct> changes) {
        Set<ProductId> gone = new HashSet<>();
        changes.forEach(change -> gone.add(change.product()));
        for (ListedProduct product : source.listed(List.copyOf(gone))) {
            if (take(product) != Places.NONE) {
                gone.remove(product.id());
            }
        }
        gone.stream()
                .map(columns.places::find)
                .filter(place -> place != Places.NONE)
                .forEach(columns::remove);
        placeNames();
        Followed followed = isShown || !gone.isEmpty() ? Followed.SHOWN : Followed.BOUGHT;
        isShown = false;
        return followed;
    }

    private void take(ListedProduct product, BitSet unseen) {
        int place = take(product);
        if (place != Places.NONE) {
            unseen.clear(place);
        }
    }

    /** The place of a product that was taken. One that cannot be must not keep those behind it from being seen. */
    private int take(ListedProduct product) {
        try {
            int place = columns.places.add(product.id());
            boolean isOnSale = columns.isOnSale(place);
            isShown |= !isOnSale || !columns.shows(place, product);
            if (!isOnSale || !columns.cards.of(place).title().equals(product.title())) {
                renamed.add(place);
            }
            return columns.put(product);
        } catch (RuntimeException e) {
            leftOut.accept(product.id(), e);
            return Places.NONE;
        }
    }

    private void placeNames() {
        names.place(renamed.stream().filter(columns::isOnSale).collect(Collectors.toSet()));
        renamed.clear();
    }

    /** All names take a while: in an import of very many not more of it than a twentieth of the time. */
    public void numberAnewWhereWorn() {
        long now = System.nanoTime();
        if (names.isWorn() && now >= numberAtNanos) {
            names.number();
            numberAtNanos = System.nanoTime() + 20 * (System.nanoTime() - now);
        }
    }

    /** What a change means for lists. */
    public enum Followed {
        SHOWN,
        BOUGHT
    }

    public Columns columns() {
        return columns;
    }

    public CategoryNames categories() {
        return categories;
    }

    /** Where a title stands among the names. */
    public long nameNumber(String title) {
        return names.numberOf(title);
    }
}
