package io.merkato.pricing;

/** Whether the shop has begun to sell: from then on what its prices say is meant. Who knows orders implements it. */
public interface Sales {

    /** Whether there is any order, whatever became of it. */
    boolean haveBegun();
}
