/** Common names of the countries Lotse speaks the languages of. */
export const givenNames =
  'Aisha Alessandro Amelie Andrea Anna Antonio Bianca Brian Carla Carlos Chiara Christopher Clara Daniela Dario David Diego Dorothea Elena Elif Emily Emma Enrico Fatima Federico Felix Francesca Frank Gabriel Giulia Grace Hanna Hassan Heike Helga Ibrahim Ingrid Isabella Jamal James Jasmin Jens Johanna John Jonas Jose Julia Karl Katharina Kevin Laura Leon Linda Lorenzo Luca Lukas Maria Marco Martina Matteo Mehmet Michael Mia Mohammed Nadia Nicole Noah Olga Olivia Omar Paola Patricia Paul Peter Renate Riccardo Robert Rosa Sabine Samuel Sandra Sara Sofia Stefan Steven Susanne Svetlana Thomas Tobias Ursula Valentina Victoria Walter William Wolfgang Yusuf Zoe'.split(
    ' ',
  );
export const familyNames =
  'Adams Albrecht Anderson Bauer Becker Bianchi Brown Bruno Caruso Clark Colombo Conti Costa Davis DeLuca Diaz Ellis Esposito Evans Ferrari Fischer Fontana Foster Franke Gallo Garcia Giordano Gonzalez Graf Greco Green Haas Hall Harris Hartmann Hernandez Hoffmann Jackson Jansen Johnson Jones Kaiser Keller King Klein Koch Krause Lange Lehmann Lewis Lombardi Lopez Mancini Mariani Marino Martin Martinez Meyer Miller Moore Moretti Neumann Nguyen Novak Okoye Otto Parker Patel Perez Peters Ramirez Ricci Richter Rinaldi Rizzo Robinson Romano Rossi Russo Sanchez Santoro Schmidt Schneider Schulz Schwarz Silva Smith Sommer Taylor Thomas Torres Turner Vogel Wagner Walker Weber White Williams Winkler Wolf Wright Young Yilmaz Ziegler Zimmermann'.split(
    ' ',
  );
