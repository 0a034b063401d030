package io.merkato.search.text;

/** The places of products in the columns, which are what is told of those that are found. */
public interface ProductPlaces {

    /** The place of the product of this id, given to it now if it has none. Any thread may ask. */
    int of(long high, long low);
}
